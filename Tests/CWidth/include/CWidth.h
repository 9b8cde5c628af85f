// glibc's wcwidth, which Swift's Glibc module leaves out.
#ifndef CWIDTH_H
#define CWIDTH_H
#include <stdint.h>

/// Columns of a scalar in the calling thread's locale, -1 for what is not printed.
int c_width(uint32_t scalar);

#endif
