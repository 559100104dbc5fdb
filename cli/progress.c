#include "progress.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const double FIRST = 1.0, BETWEEN = 0.2; /* seconds */

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void progress_begin(progress *p, bool wanted, size_t documents, uint64_t bytes)
{
    const char *terminal = getenv("TERM");
    const bool capable = isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
    *p = (progress){.shown = wanted && capable, .start = now(), .all_documents = documents, .all_bytes = bytes};
}

static uint64_t count_words(const char *text, size_t size)
{
    uint64_t words = 0;
    bool inside = false;
    for (size_t i = 0; i < size; i++) {
        const bool blank = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

static void draw(progress *p, double seconds)
{
    fprintf(stderr, "\r\033[K%zu ", p->documents);
    if (p->all_documents)
        fprintf(stderr, "of %zu ", p->all_documents);
    fprintf(stderr, "documents, %.1f MB, %.0f words/s", (double)p->bytes / 1e6, (double)p->words / seconds);
    if (p->all_bytes && p->consumed) {
        const double share = (double)p->consumed / (double)p->all_bytes;
        const unsigned left = share < 1 ? (unsigned)(seconds / share - seconds + 0.5) : 0;
        fprintf(stderr, ", %u:%02u left", left / 60, left % 60);
    }
    fflush(stderr);
    p->drawn = true;
}

void progress_add(progress *p, const char *text, size_t size, uint64_t consumed)
{
    if (!p->shown)
        return;
    p->documents++;
    p->bytes += size;
    if (consumed > p->consumed)
        p->consumed = consumed;
    p->words += count_words(text, size);
    const double time = now();
    if (time - p->start < FIRST || time - p->latest < BETWEEN)
        return;
    draw(p, time - p->start);
    p->latest = time;
}

void progress_clear(progress *p)
{
    if (p->drawn)
        fputs("\r\033[K", stderr);
    p->drawn = false;
}
