#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "CNcurses.h"
#include "terminal_state.h"

int nc_tty = -1;
int nc_curses_descriptor = -1;
volatile sig_atomic_t nc_active;

static FILE *stream;
static SCREEN *screen;

// ncurses encodes and measures by the locale, and everything here is UTF-8. C.UTF-8 is tried first
// because it is always there and costs one file to load; a name in the environment may not exist.
static void use_utf8(void) {
  if (setlocale(LC_CTYPE, "C.UTF-8")) return;
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return;
  setlocale(LC_CTYPE, "en_US.UTF-8");
}

// ncurses knows no bracketed paste. Terminals without an alternate screen are too old for it.
static void ask_for_paste_marks(bool on) {
  if (nc_capability("smcup"))
    nc_request(on ? "\033[?2004h" : "\033[?2004l", 8);
}

// endwin does it before it leaves the alternate screen; terminals that keep the cursor's visibility
// with the saved cursor then hide it again.
static void show_cursor_to_the_shell(void) {
  const char *visible = nc_capability("cnorm");
  if (visible && !strchr(visible, '$')) nc_request(visible, strlen(visible));
}

static void abandon(void) {
  if (screen) delscreen(screen);
  screen = NULL;
  if (stream) fclose(stream);
  stream = NULL;
  close(nc_tty);
  nc_tty = -1;
}

const char *nc_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (char *)-1 ? NULL : value;
}

const char *nc_term(void) {
  const char *term = getenv("TERM");
  return term ? term : "";
}

int nc_open(bool mouse, bool color) {
  if (strcmp(nc_term(), "dumb") == 0) return NC_CANNOT_MOVE_CURSOR;
  use_utf8();
  nc_tty = open("/dev/tty", O_RDWR | O_CLOEXEC);
  if (nc_tty < 0) return NC_NO_TERMINAL;
  nc_save_modes();
  nc_curses_descriptor = fcntl(nc_tty, F_DUPFD_CLOEXEC, 3);
  stream = nc_curses_descriptor < 0 ? NULL : fdopen(nc_curses_descriptor, "r+");
  if (!stream) {
    abandon();
    return NC_NO_TERMINAL;
  }
  // Unlike initscr, newterm returns on an unknown TERM, as those of new terminals often are.
  screen = newterm(NULL, stream, stream);
  if (!screen) screen = newterm("xterm-256color", stream, stream);
  if (!screen) {
    abandon();
    return NC_NO_TERMINAL;
  }
  set_term(screen);
  if (!nc_capability("cup")) {
    endwin();
    nc_restore_modes();
    abandon();
    return NC_CANNOT_MOVE_CURSOR;
  }
  nc_prepare_restore(mouse);
  if (!nc_install_signals()) {
    endwin();
    abandon();
    return NC_NO_TERMINAL;
  }
  nc_active = 1;
  atexit(nc_close);
  raw();
  noecho();
  nonl();
  typeahead(-1);  // a frame is sent whole, keys waiting or not
  if (color && has_colors()) {
    start_color();
    use_default_colors();
  }
  nc_begin_frame();  // which nc_show ends: the opening goes out with the first frame
  nc_open_input(mouse);
  ask_for_paste_marks(true);
  nc_sync_size();  // LINES and COLUMNS in the environment are not the terminal's word
  nc_capture_stderr();
  return NC_OPENED;
}

void nc_close(void) {
  if (!nc_active) return;
  nc_begin_frame();
  ask_for_paste_marks(false);
  endwin();
  show_cursor_to_the_shell();
  nc_end_frame();
  nc_active = 0;
  nc_restore_modes();  // endwin could not
  nc_replay_stderr();
}

// Also switches back from endwin: doupdate enters the alternate screen and sets the modes again.
static void take_again(void) {
  nc_sync_size();
  clearok(curscr, TRUE);
  ask_for_paste_marks(true);
  doupdate();
}

void nc_suspend(void) {
  nc_end_frame();
  ask_for_paste_marks(false);
  endwin();
  show_cursor_to_the_shell();
  nc_active = 0;
  nc_stop_process_group();
  nc_active = 1;
  take_again();
}

void nc_reclaim(void) {
  nc_end_frame();
  endwin();
  take_again();
}

int nc_rows(void) { return LINES; }
int nc_columns(void) { return COLS; }

bool nc_sync_size(void) {
  struct winsize size;
  if (ioctl(nc_tty, TIOCGWINSZ, &size) != 0 || !size.ws_row || !size.ws_col) return false;
  if (!is_term_resized(size.ws_row, size.ws_col)) return false;
  return resizeterm(size.ws_row, size.ws_col) == OK;
}
