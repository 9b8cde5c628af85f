#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "CCurl.h"
#include "Library.h"
#include "PrivateAddress.h"

struct CCurlSession {
  const Library *curl;
  CURLM *multi;
  CURL *easy;
};

/// One transfer, as the callbacks see it.
typedef struct Transfer {
  const CCurlReceiver *receiver;
  bool isPrivateAllowed;
  bool isStopped;
  /// A connection to a private address was refused.
  bool wasPrivate;
} Transfer;

/// Milliseconds between two looks at whether the transfer is still wanted.
static const int interval = 100;

/// The TLS library writes to sockets without asking for silence: a server that hangs up would end
/// the whole program, which leaves SIGPIPE at its default for the sake of pipes.
typedef struct Silence {
  sigset_t before;
  bool wasPending;
} Silence;

static Silence silence_begins(void) {
  Silence silence;
  sigset_t pending, pipe;
  sigpending(&pending);
  silence.wasPending = sigismember(&pending, SIGPIPE);
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, &silence.before);
  return silence;
}

static void silence_ends(const Silence *silence) {
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  const struct timespec atOnce = {0, 0};
  if (!silence->wasPending)
    while (sigtimedwait(&pipe, NULL, &atOnce) > 0) {}
  pthread_sigmask(SIG_SETMASK, &silence->before, NULL);
}

CCurlSession *ccurl_open(void) {
  const Library *curl = loaded_library();
  if (!curl) return NULL;
  CCurlSession *session = calloc(1, sizeof *session);
  if (!session) return NULL;
  session->curl = curl;
  session->multi = curl->multiInit();
  session->easy = curl->easyInit();
  if (!session->multi || !session->easy) {
    ccurl_close(session);
    return NULL;
  }
  curl->multiSet(session->multi, CURLMOPT_MAX_HOST_CONNECTIONS, 2L);
  curl->multiSet(session->multi, CURLMOPT_MAXCONNECTS, 4L);
  return session;
}

void ccurl_close(CCurlSession *session) {
  if (!session) return;
  Silence silence = silence_begins();
  if (session->easy) session->curl->easyCleanup(session->easy);
  if (session->multi) session->curl->multiCleanup(session->multi);
  silence_ends(&silence);
  free(session);
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
  Transfer *transfer = context;
  if (transfer->receiver->header(transfer->receiver->context, bytes, size * count))
    return size * count;
  transfer->isStopped = true;
  return 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
  Transfer *transfer = context;
  const uint8_t *start = (const uint8_t *)bytes;
  if (transfer->receiver->body(transfer->receiver->context, start, size * count))
    return size * count;
  transfer->isStopped = true;
  return 0;
}

/// Opens the socket only where the request may go. The name has been resolved by now, so that no
/// name server can send a request elsewhere after the check.
static curl_socket_t open_socket(
    void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)purpose;
  Transfer *transfer = context;
  if (!transfer->isPrivateAllowed && is_private(&address->addr)) {
    transfer->wasPrivate = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

/// Whether the environment sends this request to a proxy, whose own address may be private. The
/// proxy then decides where a name leads.
static bool is_proxied(const char *address) {
  bool isSecure = strncmp(address, "https:", 6) == 0;
  const char *names[] = {
      isSecure ? "https_proxy" : "http_proxy", isSecure ? "HTTPS_PROXY" : "http_proxy", "all_proxy",
      "ALL_PROXY"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value && *value) return true;
  }
  return false;
}

static CCurlEnd timeout(const CCurlSession *session, const CCurlRequest *request) {
  curl_off_t connected = 0, total = 0;
  session->curl->easyGet(session->easy, CURLINFO_PRETRANSFER_TIME_T, &connected);
  session->curl->easyGet(session->easy, CURLINFO_TOTAL_TIME_T, &total);
  if (connected == 0) return CCurlEndConnectTimeout;
  // The clock that ends a transfer may run a little ahead of the one that is read here.
  return total / 1000 + interval >= request->totalMilliseconds ? CCurlEndTotalTimeout
                                                               : CCurlEndStalled;
}

static CCurlEnd end_of(
    CURLcode code, const Transfer *transfer, const CCurlSession *session,
    const CCurlRequest *request) {
  if (code == CURLE_OK) return CCurlEndDone;
  if (transfer->isStopped) return CCurlEndStopped;
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return CCurlEndUnknownHost;
    case CURLE_COULDNT_CONNECT:
      return transfer->wasPrivate ? CCurlEndPrivate : CCurlEndNoConnection;
    case CURLE_OPERATION_TIMEDOUT: return timeout(session, request);
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return CCurlEndCertificate;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER: return CCurlEndSecureConnection;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return CCurlEndCutShort;
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WRITE_ERROR: return CCurlEndBadEncoding;
    default: return CCurlEndOther;
  }
}

static void prepare(
    const CCurlSession *session, const CCurlRequest *request, Transfer *transfer,
    struct curl_slist *headers, char *words) {
  CURL *easy = session->easy;
  CURLcode (*set)(CURL *, CURLoption, ...) = session->curl->easySet;
  session->curl->easyReset(easy);
  words[0] = 0;
  set(easy, CURLOPT_ERRORBUFFER, words);
  set(easy, CURLOPT_URL, request->address);
  set(easy, CURLOPT_USERAGENT, request->userAgent);
  set(easy, CURLOPT_HTTPHEADER, headers);
  set(easy, CURLOPT_NOSIGNAL, 1L);
  set(easy, CURLOPT_FOLLOWLOCATION, 0L);
  set(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  // Decoded while it streams, so that the receiver's count of bytes stops a bomb.
  set(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  set(easy, CURLOPT_CONNECTTIMEOUT_MS, request->connectMilliseconds);
  set(easy, CURLOPT_TIMEOUT_MS, request->totalMilliseconds);
  set(easy, CURLOPT_LOW_SPEED_TIME, request->stallSeconds);
  set(easy, CURLOPT_LOW_SPEED_LIMIT, request->stallBytes);
  set(easy, CURLOPT_QUICK_EXIT, 1L);
  set(easy, CURLOPT_HEADERFUNCTION, take_header);
  set(easy, CURLOPT_HEADERDATA, transfer);
  set(easy, CURLOPT_WRITEFUNCTION, take_body);
  set(easy, CURLOPT_WRITEDATA, transfer);
  set(easy, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  set(easy, CURLOPT_OPENSOCKETDATA, transfer);
}

CCurlResult ccurl_fetch(
    CCurlSession *session, const CCurlRequest *request, const CCurlReceiver *receiver) {
  const Library *curl = session->curl;
  CCurlResult result = {.end = CCurlEndOther};
  Transfer transfer = {
      .receiver = receiver,
      .isPrivateAllowed = request->isPrivateAllowed || is_proxied(request->address)};
  struct curl_slist *headers = NULL;
  for (size_t i = 0; i < request->headerCount; i++) {
    struct curl_slist *longer = curl->listAppend(headers, request->headers[i]);
    if (longer) headers = longer;
  }
  char words[CURL_ERROR_SIZE];
  Silence silence = silence_begins();
  prepare(session, request, &transfer, headers, words);
  if (curl->multiAdd(session->multi, session->easy) == CURLM_OK) {
    int running = 1;
    while (running && !transfer.isStopped) {
      if (curl->multiPerform(session->multi, &running) != CURLM_OK) break;
      if (!receiver->goesOn(receiver->context)) transfer.isStopped = true;
      if (running && !transfer.isStopped)
        curl->multiPoll(session->multi, NULL, 0, interval, NULL);
    }
    if (transfer.isStopped) result.end = CCurlEndStopped;
    int left = 0;
    for (CURLMsg *message; (message = curl->multiRead(session->multi, &left));)
      if (message->msg == CURLMSG_DONE)
        result.end = end_of(message->data.result, &transfer, session, request);
    const char *peer = NULL;
    curl->easyGet(session->easy, CURLINFO_PRIMARY_IP, &peer);
    result.isPrivate = peer && ccurl_is_private(peer);
    curl->multiRemove(session->multi, session->easy);
  }
  silence_ends(&silence);
  curl->listFree(headers);
  strncpy(result.words, words, sizeof result.words - 1);
  return result;
}

int64_t ccurl_date(const char *text) {
  const Library *curl = loaded_library();
  return curl ? curl->getDate(text, NULL) : -1;
}
