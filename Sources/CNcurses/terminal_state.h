// What the files of this target share; no part of the interface.
#ifndef TERMINAL_STATE_H
#define TERMINAL_STATE_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

// The controlling terminal, or -1.
extern int nc_tty;
// Where ncurses writes: a duplicate of nc_tty, but for the time of a frame.
extern int nc_curses_descriptor;
// True while the terminal is ours, so that a dying process must restore it.
extern volatile sig_atomic_t nc_active;

// ---- screen.c
// A string of the terminal description, or NULL. (term.h has macros for them, named "columns",
// "buttons" and the like.)
const char *nc_capability(const char *name);

// ---- restore.c
// Composes, while it is still safe, the bytes that undo what nc_open did.
void nc_prepare_restore(bool mouse);
void nc_save_modes(void);
void nc_restore_modes(void);
// Restores the terminal from a signal handler: only write, tcsetattr, dup2 and pread.
void nc_restore_in_emergency(void);
// Keeps what is written to a terminal's standard error off the screen, and shows it afterwards.
void nc_capture_stderr(void);
void nc_replay_stderr(void);

// ---- signals.c
bool nc_install_signals(void);
// Stops the process group with SIGTSTP and returns when it is continued.
void nc_stop_process_group(void);

// ---- paint.c
// Collects what ncurses writes from now on. It cannot set modes meanwhile.
void nc_begin_frame(void);
// Sends what was collected in one piece.
void nc_end_frame(void);
// Writes all bytes, whatever interrupts it. False when it could not. Signal handlers may call it.
bool nc_write(int descriptor, const char *bytes, size_t count);

// ---- input.c
void nc_open_input(bool mouse);

#endif
