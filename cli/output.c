/* A named output is written beside its place and renamed, with the rights that it had or that a new
 * file gets. What is no regular file (a device, a pipe) is written directly. A signal that ends the
 * program takes the unfinished file with it. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "output.h"
#include "complain.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The unfinished file, for the signal handler, which can be told in no other way. */
static const char *volatile unfinished;

static void remove_unfinished(int number)
{
    if (unfinished)
        unlink(unfinished);
    raise(number); /* the handler is gone by now: this ends the program */
}

static void watch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGQUIT, SIGXFSZ};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action = {.sa_handler = remove_unfinished, .sa_flags = (int)SA_RESETHAND}, before;
        if (sigaction(numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(numbers[i], &action, NULL);
    }
}

static bool refuse(const output *o, const char *what)
{
    complain("%s: cannot %s: %s", o->name, what, strerror(errno));
    return false;
}

static mode_t rights_of_new_files(void)
{
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool open_beside(output *o, mode_t rights)
{
    static const char suffix[] = ".XXXXXX";
    o->beside = malloc(strlen(o->path) + sizeof suffix);
    if (!o->beside)
        return false;
    strcat(strcpy(o->beside, o->path), suffix);
    const int file = mkstemp(o->beside);
    if (file < 0) {
        free(o->beside);
        o->beside = NULL;
        return false;
    }
    unfinished = o->beside;
    watch_signals();
    o->to = fchmod(file, rights) == 0 ? fdopen(file, "w") : NULL;
    if (o->to)
        return true;
    close(file);
    return false;
}

bool output_open(output *o, const char *path)
{
    struct stat there;
    *o = (output){.to = stdout, .name = "standard output"};
    if (!path || strcmp(path, "-") == 0)
        return true;
    o->name = path;
    const bool exists = stat(path, &there) == 0;
    if (exists && !S_ISREG(there.st_mode)) {
        o->to = fopen(path, "w");
    } else {
        o->path = exists ? realpath(path, NULL) : strdup(path); /* a link stays one: what it points at is replaced */
        o->to = NULL;
        if (o->path)
            open_beside(o, exists ? there.st_mode & 07777 : rights_of_new_files());
    }
    if (o->to)
        return true;
    refuse(o, "write");
    output_close(o, false);
    return false;
}

bool output_write(output *o, const char *text, size_t size)
{
    if (fwrite(text, 1, size, o->to) == size && fflush(o->to) == 0 && !ferror(o->to))
        return true;
    return refuse(o, "write");
}

/* The data is on the disk before the name is. */
static bool finish(const output *o)
{
    return fflush(o->to) == 0 && (!o->beside || (fsync(fileno(o->to)) == 0 && rename(o->beside, o->path) == 0));
}

bool output_close(output *o, bool keep)
{
    bool done = !o->to || !keep || finish(o) || refuse(o, "write");
    if (o->to && fclose(o->to) != 0 && keep && done)
        done = refuse(o, "write");
    if (o->beside && !(keep && done))
        unlink(o->beside);
    unfinished = NULL;
    free(o->beside);
    free(o->path);
    return done;
}
