#include "PrivateAddress.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "CCurl.h"

/// Blocks of RFC 6890 and its registry that are not globally reachable, with multicast.
static const struct {
  uint32_t start;
  int bits;
} blocks[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
    {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0A80000, 16}, {0xC6120000, 15},
    {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4},
};

static bool is_private_4(uint32_t address) {
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
    if ((address ^ blocks[i].start) >> (32 - blocks[i].bits) == 0) return true;
  return false;
}

static uint32_t word(const uint8_t *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static bool is_private_6(const uint8_t *bytes) {
  static const uint8_t zeros[12];
  static const uint8_t mapped[12] = {[10] = 0xFF, [11] = 0xFF};
  static const uint8_t translated[12] = {0x00, 0x64, 0xFF, 0x9B};
  // Unspecified, loopback and the old form of IPv4 in IPv6 all begin with zeros.
  if (memcmp(bytes, zeros, 12) == 0) return true;
  if (memcmp(bytes, mapped, 12) == 0 || memcmp(bytes, translated, 12) == 0)
    return is_private_4(word(bytes + 12));
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_private_4(word(bytes + 2));
  // The public internet is 2000::/3, without what is for documents.
  return (bytes[0] & 0xE0) != 0x20 || word(bytes) == 0x20010DB8;
}

bool is_private(const struct sockaddr *address) {
  if (address->sa_family == AF_INET)
    return is_private_4(ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr));
  if (address->sa_family == AF_INET6)
    return is_private_6(((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr);
  return true;
}

bool ccurl_is_private(const char *text) {
  struct in_addr four;
  struct in6_addr six;
  if (inet_pton(AF_INET, text, &four) == 1) return is_private_4(ntohl(four.s_addr));
  if (inet_pton(AF_INET6, text, &six) == 1) return is_private_6(six.s6_addr);
  return false;
}
