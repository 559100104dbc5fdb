#include "nn/nn_weights.h"
#include "base/error.h"

bool nn_weights_open(nn_weights *w, const char *path, const sayso_allocator *allocator, sayso_error *error)
{
    *w = (nn_weights){.path = path, .allocator = allocator};
    return file_open_map(path, &w->map, error);
}

void nn_weights_close(nn_weights *w)
{
    file_close_map(&w->map);
}

bool nn_weights_write(const char *path, const nn_tensor *tensors, size_t count, const char *const (*metadata)[2],
                      size_t pairs, sayso_error *error)
{
    (void)tensors, (void)count, (void)metadata, (void)pairs;
    return error_set(error, SAYSO_E_IO, 0, "%s: not yet", path);
}
