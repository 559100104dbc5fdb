#include "base/str.h"

int str_compare(str a, str b)
{
    const size_t shorter = a.size < b.size ? a.size : b.size;
    const int order = shorter ? memcmp(a.at, b.at, shorter) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

static char lower_ascii(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_equal_ascii(str a, str b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (lower_ascii(a.at[i]) != lower_ascii(b.at[i]))
            return false;
    return true;
}

bool str_among(str text, const char *const *sorted, size_t count)
{
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = str_compare(text, str_of(sorted[middle]));
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}
