/* The model door: the real model file, damaged. The input is a list of patches, each
 *
 *     u32 offset (little-endian; from the end of the file where bit 31 is set), u8 count, `count` bytes
 *
 * and an offset of 0xffffffff cuts the file at the 32-bit position that follows. The model must be
 * refused with a message, or open and read a document that keeps the contract. */
#include "contract.h"
#include "fuzz.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const uint32_t FROM_END = UINT32_C(1) << 31, CUT = UINT32_MAX;

typedef struct target {
    char path[64];
    int file;
    uint8_t *intact;
    size_t size;
} target;

static void fail(const char *what)
{
    perror(what);
    exit(2);
}

/* A private copy of the model file, to be damaged and mended. */
static target *open_once(void)
{
    static target t;
    if (t.intact)
        return &t;
    const char *path = getenv("SAYSO_MODEL");
    struct stat status;
    const int from = path ? open(path, O_RDONLY) : -1;
    if (from < 0 || fstat(from, &status) != 0)
        fail("SAYSO_MODEL");
    t.size = (size_t)status.st_size;
    t.intact = malloc(t.size);
    snprintf(t.path, sizeof t.path, "fuzz_model.%ld.safetensors", (long)getpid());
    t.file = open(t.path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    if (t.file < 0 || !t.intact || read(from, t.intact, t.size) != status.st_size ||
        write(t.file, t.intact, t.size) != status.st_size)
        fail(t.path);
    close(from);
    return &t;
}

static uint32_t take_u32(const uint8_t **at)
{
    const uint32_t value =
        (uint32_t)(*at)[0] | (uint32_t)(*at)[1] << 8 | (uint32_t)(*at)[2] << 16 | (uint32_t)(*at)[3] << 24;
    *at += 4;
    return value;
}

/* Applies the patches, and then the cut; or with `mend` undoes the patches. */
static void patch(const target *t, const uint8_t *at, size_t left, bool mend)
{
    size_t cut = t->size;
    while (left >= 8) {
        const uint8_t *const start = at;
        uint32_t offset = take_u32(&at);
        if (offset == CUT) {
            cut = take_u32(&at) % (t->size + 1);
            at = start + 8;
            left -= 8;
            continue;
        }
        offset = (uint32_t)(offset & FROM_END ? t->size - 1 - (offset & ~FROM_END) % t->size : offset % t->size);
        size_t count = *at++;
        left -= 5;
        count = count < left ? count : left;
        const size_t fits = offset + count <= t->size ? count : t->size - offset;
        if (pwrite(t->file, mend ? t->intact + offset : at, fits, offset) != (ssize_t)fits)
            fail(t->path);
        at += count;
        left -= count;
    }
    if (!mend && ftruncate(t->file, (off_t)cut) != 0)
        fail(t->path);
}

/* Writes back what a cut took away. */
static void grow(const target *t)
{
    struct stat status;
    if (fstat(t->file, &status) != 0)
        fail(t->path);
    const size_t kept = (size_t)status.st_size;
    if (kept < t->size && pwrite(t->file, t->intact + kept, t->size - kept, status.st_size) < 0)
        fail(t->path);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char text[] = "“We will wait,” Orla Finn said on Monday.";
    const target *t = open_once();
    sayso_error error = {0};
    patch(t, bytes, size, false);
    sayso_model *model = sayso_model_open(t->path, NULL, &error);
    sayso_doc *doc = model ? sayso_read(model, text, sizeof text - 1, NULL, &error) : NULL;
    const char *breach = doc ? contract_breach(doc) : error.message[0] ? NULL : "failed without saying why";
    sayso_doc_free(doc);
    sayso_model_free(model);
    if (breach) {
        fprintf(stderr, "%s\n", breach);
        abort();
    }
    grow(t);
    patch(t, bytes, size, true);
    return 0;
}
