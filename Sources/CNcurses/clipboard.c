#include "CNcurses.h"
#include "terminal_state.h"

void nc_request(const char *bytes, size_t length) { nc_send(nc_tty, bytes, length); }
