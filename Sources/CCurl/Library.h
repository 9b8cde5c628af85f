// The functions of libcurl that are used, from the library that was loaded.
#ifndef CCURL_LIBRARY_H
#define CCURL_LIBRARY_H

#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>

typedef struct Library {
  CURL *(*easyInit)(void);
  void (*easyCleanup)(CURL *);
  void (*easyReset)(CURL *);
  CURLcode (*easySet)(CURL *, CURLoption, ...);
  CURLcode (*easyGet)(CURL *, CURLINFO, ...);
  CURLM *(*multiInit)(void);
  CURLMcode (*multiCleanup)(CURLM *);
  CURLMcode (*multiSet)(CURLM *, CURLMoption, ...);
  CURLMcode (*multiAdd)(CURLM *, CURL *);
  CURLMcode (*multiRemove)(CURLM *, CURL *);
  CURLMcode (*multiPerform)(CURLM *, int *);
  CURLMcode (*multiPoll)(CURLM *, struct curl_waitfd *, unsigned int, int, int *);
  CURLMsg *(*multiRead)(CURLM *, int *);
  struct curl_slist *(*listAppend)(struct curl_slist *, const char *);
  void (*listFree)(struct curl_slist *);
  time_t (*getDate)(const char *, const time_t *);
} Library;

/// NULL when the system has no libcurl.
const Library *loaded_library(void);

#endif
