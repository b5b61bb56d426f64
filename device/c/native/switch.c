/* Changing stacks: the registers that a call keeps go onto one stack and come from the other. */
#if defined(__x86_64__)
__asm__(
    ".text\n.globl native_switch\n.hidden native_switch\n.type native_switch,@function\n"
    "native_switch:\n"
    "  push %rbp\n  push %rbx\n  push %r12\n  push %r13\n  push %r14\n  push %r15\n"
    "  mov %rsp, (%rdi)\n  mov %rsi, %rsp\n"
    "  pop %r15\n  pop %r14\n  pop %r13\n  pop %r12\n  pop %rbx\n  pop %rbp\n  ret\n"
    ".globl native_fiber_entry\n.hidden native_fiber_entry\n.type native_fiber_entry,@function\n"
    /* Reached by `ret`: the stack is aligned here as before a call. */
    "native_fiber_entry:\n  xor %ebp, %ebp\n  and $-16, %rsp\n  call native_fiber_main\n  ud2\n");
#elif defined(__aarch64__)
__asm__(
    ".text\n.globl native_switch\n.hidden native_switch\n.type native_switch,%function\n"
    "native_switch:\n"
    "  sub sp, sp, #160\n"
    "  stp x19, x20, [sp, #0]\n  stp x21, x22, [sp, #16]\n  stp x23, x24, [sp, #32]\n"
    "  stp x25, x26, [sp, #48]\n  stp x27, x28, [sp, #64]\n  stp x29, x30, [sp, #80]\n"
    "  stp d8, d9, [sp, #96]\n  stp d10, d11, [sp, #112]\n"
    "  stp d12, d13, [sp, #128]\n  stp d14, d15, [sp, #144]\n"
    "  mov x9, sp\n  str x9, [x0]\n  mov sp, x1\n"
    "  ldp x19, x20, [sp, #0]\n  ldp x21, x22, [sp, #16]\n  ldp x23, x24, [sp, #32]\n"
    "  ldp x25, x26, [sp, #48]\n  ldp x27, x28, [sp, #64]\n  ldp x29, x30, [sp, #80]\n"
    "  ldp d8, d9, [sp, #96]\n  ldp d10, d11, [sp, #112]\n"
    "  ldp d12, d13, [sp, #128]\n  ldp d14, d15, [sp, #144]\n"
    "  add sp, sp, #160\n  ret\n"
    ".globl native_fiber_entry\n.hidden native_fiber_entry\n.type native_fiber_entry,%function\n"
    "native_fiber_entry:\n  mov x29, #0\n  mov x30, #0\n  bl native_fiber_main\n  brk #1\n");
#endif
