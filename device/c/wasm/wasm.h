/* The wasm carrier's own parts: every C thread is a Java thread inside one instance. */
#ifndef WWEP_WASM_H
#define WWEP_WASM_H

#include "../port/wwep_carrier.h"

#define IMPORT(name) __attribute__((import_module("wwep"), import_name(name)))
#define EXPORT(name) __attribute__((export_name(name)))

/* Remembers the running thread before others run, and again afterwards. */
void thread_leave(void);
void thread_watch(void);
void thread_return(int thread);
const char *thread_name(void);
/* Counts rounds of loops and calls of recursive functions: time passes. */
void loop_rounds(int32_t rounds);

#endif
