#ifndef CCURL_PRIVATE_ADDRESS_H
#define CCURL_PRIVATE_ADDRESS_H

#include <stdbool.h>
#include <sys/socket.h>

/// Whether a socket address is not one of the public internet (RFC 6890).
bool is_private(const struct sockaddr *address);

#endif
