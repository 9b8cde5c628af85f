// libcurl, loaded when the first address is fetched. Linked, it would bring TLS, LDAP, SSH and
// thirty other libraries into every start, also where a file is read.
#include "Library.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static Library library;
static bool isLoaded;

static void load(void) {
  // The same interface, built against OpenSSL or GnuTLS.
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!handle) handle = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  const struct {
    void **function;
    const char *name;
  } names[] = {
      {(void **)&library.easyInit, "curl_easy_init"},
      {(void **)&library.easyCleanup, "curl_easy_cleanup"},
      {(void **)&library.easyReset, "curl_easy_reset"},
      {(void **)&library.easySet, "curl_easy_setopt"},
      {(void **)&library.easyGet, "curl_easy_getinfo"},
      {(void **)&library.multiInit, "curl_multi_init"},
      {(void **)&library.multiCleanup, "curl_multi_cleanup"},
      {(void **)&library.multiSet, "curl_multi_setopt"},
      {(void **)&library.multiAdd, "curl_multi_add_handle"},
      {(void **)&library.multiRemove, "curl_multi_remove_handle"},
      {(void **)&library.multiPerform, "curl_multi_perform"},
      {(void **)&library.multiPoll, "curl_multi_poll"},
      {(void **)&library.multiRead, "curl_multi_info_read"},
      {(void **)&library.listAppend, "curl_slist_append"},
      {(void **)&library.listFree, "curl_slist_free_all"},
      {(void **)&library.getDate, "curl_getdate"},
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    *names[i].function = dlsym(handle, names[i].name);
    if (!*names[i].function) return;
  }
  CURLcode (*init)(long) = (CURLcode(*)(long))dlsym(handle, "curl_global_init");
  isLoaded = init && init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

const Library *loaded_library(void) {
  pthread_once(&once, load);
  return isLoaded ? &library : NULL;
}
