/* The smallest thing that passes for a 64-bit PV kernel: notes of xen/include/public/elfnote.h. */
    .text
    .globl _start
_start:
    jmp _start
    .balign 4096
hypercall_page:
    .fill 4096, 1, 0xcc

    .macro note type, text:vararg
    .pushsection .note.Xen, "a", @note
    .balign 4
    .long 4, 2f - 1f, \type
    .asciz "Xen"
1:  \text
2:  .balign 4
    .popsection
    .endm

    note 6, .asciz "test"                   /* GUEST_OS */
    note 5, .asciz "xen-3.0"                /* XEN_VERSION */
    note 3, .quad 0xffffffff80000000        /* VIRT_BASE */
    note 4, .quad 0xffffffff80000000        /* PADDR_OFFSET */
    note 1, .quad _start                    /* ENTRY */
    note 2, .quad hypercall_page            /* HYPERCALL_PAGE */
    note 9, .asciz "yes"                    /* PAE_MODE */
    note 8, .asciz "generic"                /* LOADER */

    .section .note.GNU-stack, "", @progbits
