/* Days as they stand on pages, in any of some thirty languages. */
#ifndef CLEAN_WEB_DAY_H
#define CLEAN_WEB_DAY_H

#include "clean/clean_date.h"

/* The first day, with its year, in text[from, to). `order` decides on 03/04/2020 where nothing beside it
 * does; unknown: such a day is passed over. */
bool clean_web_day(str text, uint32_t from, uint32_t to, clean_order order, clean_date *date);

#endif
