// libvterm's screen, flattened (bit fields and callbacks stay on this side), and what Swift cannot
// reach of pseudo-terminals.
#ifndef CVTERM_H
#define CVTERM_H

#if __has_include(<vterm.h>)
#include <vterm.h>
#else
#error "libvterm is missing: apt-get install libvterm-dev"
#endif
#include <stdbool.h>
#include <stdint.h>

// A terminal in memory. Cells, cursor and modes are those after the bytes fed so far.
struct cv_terminal;

// NULL when there is no memory.
struct cv_terminal *_Nullable cv_new(int rows, int columns);
void cv_free(struct cv_terminal *_Nonnull terminal);
void cv_resize(struct cv_terminal *_Nonnull terminal, int rows, int columns);
void cv_feed(struct cv_terminal *_Nonnull terminal, const char *_Nonnull bytes, int length);
// What the terminal answers to queries; returns how many bytes.
int cv_take_answer(struct cv_terminal *_Nonnull terminal, char *_Nonnull bytes, int limit);

struct cv_cell {
  uint32_t scalars[6];  // 0 after the last; scalars[0] == 0 for a blank cell
  int width;            // columns
  bool bold, italic, underline, reverse;
  int foreground;       // -1 the terminal's own, 0 ... 255 an index, 0x1RRGGBB
  int background;
};
struct cv_cell cv_cell_at(struct cv_terminal *_Nonnull terminal, int row, int column);

int cv_cursor_row(struct cv_terminal *_Nonnull terminal);
int cv_cursor_column(struct cv_terminal *_Nonnull terminal);
bool cv_cursor_is_visible(struct cv_terminal *_Nonnull terminal);
bool cv_is_on_alternate_screen(struct cv_terminal *_Nonnull terminal);

// ---- Programs on a pseudo-terminal (pseudo_terminal.c)

// A master that does not block and is closed on exec, and the name of its terminal; -1 and errno.
int cv_open_pseudo_terminal(char *_Nonnull name, int limit);
void cv_set_size(int master, int rows, int columns);
// Starts a program as the leader of a session whose controlling terminal, and standard input,
// output and error, is `terminal`. argv and envp end with NULL. Returns 0 or an errno.
int cv_spawn(const char *_Nonnull program, char *_Nullable const *_Nonnull argv,
             char *_Nullable const *_Nonnull envp, const char *_Nonnull terminal,
             int *_Nonnull identifier);

// Macros of wait(2).
int cv_exit_code(int status);           // -1 unless it exited
int cv_terminating_signal(int status);  // 0 unless a signal ended it

#endif
