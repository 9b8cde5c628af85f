// HTTP as Fetching sees it: one request after another over kept connections, nothing followed, every
// limit enforced while bytes arrive. libcurl is loaded when the first address is fetched.
#ifndef CCURL_H
#define CCURL_H

#if !__has_include(<curl/curl.h>)
#error "libcurl headers not found: apt-get install -y libcurl4-openssl-dev"
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Connections kept open between requests.
typedef struct CCurlSession CCurlSession;

typedef struct CCurlRequest {
  /// An http or https address in ASCII, but for its host.
  const char *_Nonnull address;
  const char *_Nonnull userAgent;
  /// Header lines, "Name: value".
  const char *_Nonnull const *_Nullable headers;
  size_t headerCount;
  /// Whether addresses of this machine and of private networks may be connected to.
  bool isPrivateAllowed;
  long connectMilliseconds;
  long totalMilliseconds;
  /// A transfer slower than `stallBytes` a second for this long is given up.
  long stallSeconds;
  long stallBytes;
} CCurlRequest;

/// What a transfer is handed to; each answers false to end it.
typedef struct CCurlReceiver {
  void *_Nullable context;
  /// One header line or status line, with its line end.
  bool (*_Nonnull header)(void *_Nullable context, const char *_Nonnull bytes, size_t count);
  /// Bytes of the body after decompression.
  bool (*_Nonnull body)(void *_Nullable context, const uint8_t *_Nonnull bytes, size_t count);
  /// Asked at least ten times a second, also while nothing arrives.
  bool (*_Nonnull goesOn)(void *_Nullable context);
} CCurlReceiver;

typedef enum __attribute__((enum_extensibility(closed))) CCurlEnd : int32_t {
  CCurlEndDone = 0,
  /// The receiver ended it.
  CCurlEndStopped,
  CCurlEndUnknownHost,
  CCurlEndNoConnection,
  /// The name leads to this machine or a private network, and that was not allowed.
  CCurlEndPrivate,
  CCurlEndConnectTimeout,
  CCurlEndTotalTimeout,
  CCurlEndStalled,
  CCurlEndCertificate,
  CCurlEndSecureConnection,
  /// The connection closed or broke off before the answer was whole.
  CCurlEndCutShort,
  CCurlEndBadEncoding,
  CCurlEndOther,
} CCurlEnd;

typedef struct CCurlResult {
  CCurlEnd end;
  /// Whether the answer came from this machine or a private network.
  bool isPrivate;
  /// libcurl's own words on what went wrong.
  char words[256];
} CCurlResult;

/// NULL when libcurl is missing or memory has run out.
CCurlSession *_Nullable ccurl_open(void);
void ccurl_close(CCurlSession *_Nullable session);

/// Asks for one address and returns when the answer has arrived or the transfer has ended.
CCurlResult ccurl_fetch(
    CCurlSession *_Nonnull session, const CCurlRequest *_Nonnull request,
    const CCurlReceiver *_Nonnull receiver);

/// Seconds since 1970 of a date as HTTP writes it; negative for what is none.
int64_t ccurl_date(const char *_Nonnull text);

/// Whether an IP address in its numeric form belongs to this machine, a private network or no
/// machine at all (RFC 6890). False for what is no IP address.
bool ccurl_is_private(const char *_Nonnull address);

#endif
