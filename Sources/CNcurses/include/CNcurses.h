// What Terminal needs of ncursesw, and no more. ncurses.h itself stays out of this header: its
// attributes are macros with casts and its screen is mutable globals, neither of which Swift takes.
//
// One screen per process. Everything here belongs to the thread that called nc_open, but nc_wake.
#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// ---- Opening and closing (screen.c)

enum {
  NC_OPENED = 0,
  NC_NO_TERMINAL = 1,        // no controlling terminal, or it cannot be set up
  NC_CANNOT_MOVE_CURSOR = 2  // TERM names a terminal without cursor addressing, as "dumb"
};

// Takes over the controlling terminal, whatever standard input and output are. An unknown TERM is
// read as xterm-256color. On failure the terminal is as it was.
int nc_open(bool mouse, bool color);
// Gives the terminal back. Also runs at exit; a second call does nothing.
void nc_close(void);
// Gives the terminal back, stops the process group as ^Z does, and takes the terminal again when
// continued.
void nc_suspend(void);
// Takes the terminal again after something else has written to it or changed its modes.
void nc_reclaim(void);

// The value of TERM, "" where it is not set.
const char *_Nonnull nc_term(void);
int nc_rows(void);
int nc_columns(void);
// Asks the terminal for its size. True when it differs from the last one known.
bool nc_sync_size(void);

// ---- Painting (paint.c)

enum {
  NC_BOLD = 1,
  NC_DIM = 2,
  NC_ITALIC = 4,
  NC_UNDERLINE = 8,
  NC_REVERSE = 16
};

// Colours of the terminal: 0 (none, or refused at nc_open), 8, 16, 88, 256, or more.
int nc_color_count(void);
// Highest usable pair + 1.
int nc_pair_count(void);
// True where a colour number is 0xRRGGBB and not an index into a palette.
bool nc_colors_are_rgb(void);
// Makes `pair` (1 ..< nc_pair_count) the two colours; -1 is the terminal's own.
bool nc_define_pair(int pair, int foreground, int background);

void nc_erase_row(int row);
// Writes UTF-8 from `column` on, cut at the right edge; a wide character that does not fit is left
// out. What the C library has no width for becomes U+FFFD.
void nc_put(int row, int column, const char *_Nonnull utf8, int length, int attributes, int pair);
// Puts the hardware cursor and sends what differs from the screen.
void nc_show(int row, int column, bool visible);
// Sends every cell again.
void nc_repaint(void);

// Sends bytes past ncurses, for requests that draw nothing.
void nc_request(const char *_Nonnull bytes, size_t length);

// ---- Input (input.c)

enum {
  NC_NOTHING,     // nothing to read now
  NC_BYTE,        // code = 0 ... 255
  NC_KEY,         // code = NC_KEY_..., modifiers
  NC_FUNCTION,    // code = n of F(n)
  NC_MOUSE,       // code = NC_MOUSE_..., row, column, modifiers
  NC_PASTE_BEGIN,
  NC_PASTE_END,
  NC_OTHER        // a key that has no name here
};

enum {
  NC_KEY_UP, NC_KEY_DOWN, NC_KEY_LEFT, NC_KEY_RIGHT, NC_KEY_HOME, NC_KEY_END, NC_KEY_PAGE_UP,
  NC_KEY_PAGE_DOWN, NC_KEY_INSERT, NC_KEY_DELETE, NC_KEY_BACKSPACE, NC_KEY_ENTER, NC_KEY_BACK_TAB
};

enum { NC_SHIFT = 1, NC_ALT = 2, NC_CONTROL = 4 };

enum {
  NC_MOUSE_PRESS_1, NC_MOUSE_PRESS_2, NC_MOUSE_PRESS_3,
  NC_MOUSE_RELEASE_1, NC_MOUSE_RELEASE_2, NC_MOUSE_RELEASE_3,
  NC_MOUSE_WHEEL_UP, NC_MOUSE_WHEEL_DOWN
};

struct nc_input {
  int kind;
  int code;
  int modifiers;
  int row;
  int column;
};

// The next byte, key or mouse event that has arrived; never waits, but for the rest of an escape
// sequence (ESCDELAY, 25 ms unless the environment sets it).
struct nc_input nc_read(void);

// ---- Waiting and signals (signals.c)

enum { NC_INPUT = 1, NC_WOKEN = 2, NC_HUNG_UP = 4 };

// Sleeps until there is something to do, at most `milliseconds` (-1: for ever). A set of NC_INPUT,
// NC_WOKEN, NC_HUNG_UP; 0 when the time is over or a signal cut it short.
int nc_wait(int milliseconds);

// Sleeps until the terminal has input, whatever wakes or signals come meanwhile. False when there
// is none in time, or the terminal is gone.
bool nc_wait_for_input(int milliseconds);

// What the self-pipe carries: one byte each.
enum {
  NC_WAKE_APPLICATION = 'A',
  NC_WAKE_RESIZED = 'W',
  NC_WAKE_TERMINATE = 'T',
  NC_WAKE_HANG_UP = 'H',
  NC_WAKE_INTERRUPT = 'I',
  NC_WAKE_SUSPEND = 'Z',
  NC_WAKE_CONTINUED = 'C'
};

// Ends nc_wait from any thread or signal handler.
void nc_wake(char reason);
// Takes the next reason; -1 when there is none.
int nc_take_wake(void);

#endif
