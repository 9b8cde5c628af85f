#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "CNcurses.h"
#include "terminal_state.h"

static int wake_pipe[2] = {-1, -1};
static struct sigaction previous[NSIG];
static bool chain_to_previous;
// A stack overflow leaves no stack for its handler. Only the thread that opened the screen has one.
static char alternate_stack[64 * 1024];

static const int polite_signals[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
static const int fatal_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS,
                                    SIGFPE, SIGABRT, SIGQUIT, SIGSYS};
#define COUNT(array) (sizeof(array) / sizeof *(array))

void nc_wake(char reason) {
  int error = errno;
  ssize_t ignored = write(wake_pipe[1], &reason, 1);  // a full pipe wakes as well
  (void)ignored;
  errno = error;
}

int nc_take_wake(void) {
  unsigned char reason;
  return read(wake_pipe[0], &reason, 1) == 1 ? reason : -1;
}

static void on_polite(int signal) {
  switch (signal) {
    case SIGWINCH: nc_wake(NC_WAKE_RESIZED); break;
    case SIGTERM: nc_wake(NC_WAKE_TERMINATE); break;
    case SIGHUP: nc_wake(NC_WAKE_HANG_UP); break;
    case SIGINT: nc_wake(NC_WAKE_INTERRUPT); break;
    case SIGTSTP: nc_wake(NC_WAKE_SUSPEND); break;
    case SIGCONT: nc_wake(NC_WAKE_CONTINUED); break;
  }
}

static void on_fatal(int number) {
  nc_restore_in_emergency();
  if (chain_to_previous)
    sigaction(number, &previous[number], NULL);
  else
    signal(number, SIG_DFL);
  raise(number);  // blocked until this handler returns, then delivered
}

static void handle(int number, void (*handler)(int), int flags) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigfillset(&action.sa_mask);
  sigaction(number, &action, &previous[number]);
}

bool nc_install_signals(void) {
  if (wake_pipe[0] < 0 && pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) < 0) return false;
  // Swift's backtracer would hold the terminal raw for half a minute to ask what to do; it runs
  // only for those who set its variable.
  chain_to_previous = getenv("SWIFT_BACKTRACE") != NULL;
  stack_t stack = {0};
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack.ss_sp = alternate_stack;
    stack.ss_size = sizeof alternate_stack;
    stack.ss_flags = 0;
    sigaltstack(&stack, NULL);
  }
  // newterm has set handlers of its own; none of them is kept.
  for (size_t i = 0; i < COUNT(polite_signals); i++)
    handle(polite_signals[i], on_polite, SA_RESTART);
  for (size_t i = 0; i < COUNT(fatal_signals); i++)
    handle(fatal_signals[i], on_fatal, SA_RESETHAND | SA_ONSTACK);
  return true;
}

void nc_stop_process_group(void) {
  signal(SIGCONT, SIG_DFL);
  // kill may return before another thread has taken the signal, raise may not: the others of the
  // group are stopped by the first, this process by the second.
  signal(SIGTSTP, SIG_IGN);
  kill(0, SIGTSTP);
  signal(SIGTSTP, SIG_DFL);
  raise(SIGTSTP);
  handle(SIGTSTP, on_polite, SA_RESTART);
  handle(SIGCONT, on_polite, SA_RESTART);
}

int nc_wait(int milliseconds) {
  struct pollfd sources[2] = {{nc_tty, POLLIN, 0}, {wake_pipe[0], POLLIN, 0}};
  if (poll(sources, 2, milliseconds) <= 0) return 0;
  // A terminal that is gone stays readable for ever; without this the caller would spin.
  if (sources[0].revents & (POLLHUP | POLLERR | POLLNVAL)) return NC_HUNG_UP;
  return ((sources[0].revents & POLLIN) ? NC_INPUT : 0) |
         ((sources[1].revents & POLLIN) ? NC_WOKEN : 0);
}

bool nc_wait_for_input(int milliseconds) {
  struct pollfd terminal = {nc_tty, POLLIN, 0};
  int count;
  do count = poll(&terminal, 1, milliseconds);
  while (count < 0 && errno == EINTR);
  return count > 0 && !(terminal.revents & (POLLHUP | POLLERR | POLLNVAL));
}
