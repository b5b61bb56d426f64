/* What a test's program claims: what does not hold is printed with its line, and at the end how much was claimed. */
#include <stdio.h>

static int claims, broken;

static void claim(int holds, const char *text, int line) {
    claims++;
    if (!holds) {
        broken++;
        printf("line %d: %s\n", line, text);
    }
}

#define CHECK(condition) claim(!!(condition), #condition, __LINE__)

static void checked(void) {
    printf("%d of %d claims are broken\n", broken, claims);
}
