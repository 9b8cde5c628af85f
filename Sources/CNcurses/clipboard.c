#include <errno.h>
#include <unistd.h>

#include "CNcurses.h"
#include "terminal_state.h"

bool nc_send(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = write(nc_tty, bytes, count);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    bytes += sent;
    count -= (size_t)sent;
  }
  return true;
}
