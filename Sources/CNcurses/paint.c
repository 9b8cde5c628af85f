#include <errno.h>
#include <fcntl.h>
#include <ncurses.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

#include "CNcurses.h"
#include "terminal_state.h"

enum { REPLACEMENT = 0xFFFD, CELLS_AT_ONCE = 128 };

int nc_color_count(void) { return COLORS > 0 ? COLORS : 0; }
int nc_pair_count(void) { return COLOR_PAIRS > 0 ? COLOR_PAIRS : 0; }
bool nc_colors_are_rgb(void) { return tigetflag("RGB") == 1 || COLORS > 256; }

bool nc_define_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

void nc_erase_row(int row) {
  if (wmove(stdscr, row, 0) == OK) wclrtoeol(stdscr);
}

static attr_t to_attributes(int attributes) {
  return ((attributes & NC_BOLD) ? WA_BOLD : 0) | ((attributes & NC_DIM) ? WA_DIM : 0) |
         ((attributes & NC_ITALIC) ? WA_ITALIC : 0) |
         ((attributes & NC_UNDERLINE) ? WA_UNDERLINE : 0) |
         ((attributes & NC_REVERSE) ? WA_REVERSE : 0);
}

// Decodes one scalar of `bytes`, or U+FFFD; returns how many bytes it took, at least 1.
static int decode(const unsigned char *bytes, int length, wchar_t *scalar) {
  unsigned char first = bytes[0];
  int count = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3
              : first < 0xF5 ? 4 : 0;
  *scalar = REPLACEMENT;
  if (count == 0 || count > length) return 1;
  unsigned value = count == 1 ? first : first & (0xFFu >> (count + 1));
  for (int i = 1; i < count; i++) {
    if ((bytes[i] & 0xC0) != 0x80) return 1;
    value = value << 6 | (bytes[i] & 0x3Fu);
  }
  *scalar = (wchar_t)value;
  return count;
}

void nc_put(int row, int column, const char *utf8, int length, int attributes, int pair) {
  if (row < 0 || row >= LINES || column < 0) return;
  cchar_t blank, cells[CELLS_AT_ONCE];
  setcchar(&blank, L" ", to_attributes(attributes), 0, &pair);
  int count = 0, marks = 0;
  int start = column;
  const unsigned char *bytes = (const unsigned char *)utf8;
  for (int i = 0; i < length;) {
    wchar_t scalar;
    i += decode(bytes + i, length - i, &scalar);
    int width = scalar >= 0x20 && scalar < 0x7F ? 1 : wcwidth(scalar);
    if (width < 0) {
      scalar = REPLACEMENT;
      width = 1;
    }
    if (width == 0) {
      // A combining mark joins the cell before it; a cell holds CCHARW_MAX of them in all.
      if (scalar && count > 0 && marks < CCHARW_MAX - 1) cells[count - 1].chars[++marks] = scalar;
      continue;
    }
    if (column + width > COLS) break;
    if (count == CELLS_AT_ONCE) {
      mvwadd_wchnstr(stdscr, row, start, cells, count);
      start = column;
      count = 0;
    }
    cells[count] = blank;
    cells[count].chars[0] = scalar;
    marks = 0;
    count++;
    column += width;
  }
  if (count > 0) mvwadd_wchnstr(stdscr, row, start, cells, count);
}

bool nc_write(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes += written;
    count -= (size_t)written;
  }
  return true;
}

void nc_request(const char *bytes, size_t length) { nc_write(nc_curses_descriptor, bytes, length); }

// ncurses writes at each movement of the cursor, a hundred times a frame, and the terminal draws
// what it has got so far. During a frame its descriptor is this file in memory instead, and the
// frame is sent in one piece.
static int frame = -1;
static bool is_collecting;

void nc_begin_frame(void) {
  if (frame < 0) frame = memfd_create("frame", MFD_CLOEXEC);
  if (!is_collecting && frame >= 0) is_collecting = dup3(frame, nc_curses_descriptor, O_CLOEXEC) >= 0;
}

void nc_end_frame(void) {
  if (!is_collecting) return;
  is_collecting = false;
  dup3(nc_tty, nc_curses_descriptor, O_CLOEXEC);
  static char bytes[64 * 1024];
  off_t length = lseek(frame, 0, SEEK_CUR), sent = 0;
  while (sent < length) {
    size_t rest = (size_t)(length - sent);
    ssize_t count = pread(frame, bytes, rest < sizeof bytes ? rest : sizeof bytes, sent);
    if (count <= 0) break;
    nc_write(nc_tty, bytes, (size_t)count);
    sent += count;
  }
  lseek(frame, 0, SEEK_SET);
}

static void update(int row, int column, bool visible) {
  nc_begin_frame();
  curs_set(visible ? 1 : 0);
  wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  doupdate();
  nc_end_frame();
}

static int shown_row, shown_column;
static bool shown_visible;

void nc_show(int row, int column, bool visible) {
  shown_row = row;
  shown_column = column;
  shown_visible = visible;
  update(row, column, visible);
}

void nc_repaint(void) {
  clearok(curscr, TRUE);
  update(shown_row, shown_column, shown_visible);
}
