#include <fcntl.h>
#include <ncurses.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

#include "CNcurses.h"
#include "terminal_state.h"

static struct termios saved_modes;
static bool modes_are_saved;

// Composed in advance: a signal handler may neither allocate nor interpret terminfo.
static char restore_bytes[512];
static size_t restore_length;

// While the screen is ours, fd 2 is this file in memory: the runtime writes the reason of a trap
// there *before* it raises the signal, and on the alternate screen it would be wiped.
static int captured_stderr = -1;
static int real_stderr = -1;

static void append(const char *bytes) {
  if (!bytes) return;
  while (*bytes && restore_length < sizeof restore_bytes) {
    if (bytes[0] == '$' && bytes[1] == '<') {  // padding, which only tputs understands
      while (*bytes && *bytes != '>') bytes++;
      if (*bytes) bytes++;
      continue;
    }
    restore_bytes[restore_length++] = *bytes++;
  }
}

void nc_prepare_restore(bool mouse) {
  restore_length = 0;
  if (nc_capability("smcup")) append("\033[?2004l");
  if (mouse && nc_capability("kmous")) append("\033[?1006l\033[?1000l");
  append(nc_capability("sgr0"));
  append(nc_capability("rmkx"));
  append(nc_capability("rmcup"));
  append(nc_capability("cnorm"));
  if (!nc_capability("rmcup")) append("\r\n");
}

void nc_save_modes(void) { modes_are_saved = tcgetattr(nc_tty, &saved_modes) == 0; }

void nc_restore_modes(void) {
  if (modes_are_saved) tcsetattr(nc_tty, TCSANOW, &saved_modes);
}

void nc_restore_in_emergency(void) {
  if (!nc_active) return;
  nc_active = 0;
  nc_write(nc_tty, restore_bytes, restore_length);
  nc_restore_modes();
  nc_replay_stderr();
}

void nc_capture_stderr(void) {
  if (!isatty(STDERR_FILENO)) return;  // the user sent it elsewhere
  captured_stderr = memfd_create("stderr", MFD_CLOEXEC);
  real_stderr = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (captured_stderr >= 0 && real_stderr >= 0) dup2(captured_stderr, STDERR_FILENO);
}

void nc_replay_stderr(void) {
  if (captured_stderr < 0 || real_stderr < 0) return;
  dup2(real_stderr, STDERR_FILENO);
  char bytes[4096];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(captured_stderr, bytes, sizeof bytes, offset)) > 0) {
    if (!nc_write(STDERR_FILENO, bytes, (size_t)count)) break;
    offset += count;
  }
  close(captured_stderr);
  close(real_stderr);
  captured_stderr = real_stderr = -1;
}
