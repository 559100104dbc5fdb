/* How sure a statement is: of those given p, a share p is right (a soft match with PolNeAR's readers).
 *
 * Reads a statement's kind, the probabilities of its parts, and how long its content is. A logistic regression, fitted
 * by train/calibrate.py to the statements that this program finds in PolNeAR dev. */
#include "say/say_network.h"
#include <math.h>
#include <string.h>

/* The log odds, within reason. */
static double odds(double p)
{
    const double least = 1e-6;
    return log((p > least ? p : least) / (1 - p > least ? 1 - p : least));
}

void say_evidence(sayso_kind kind, const fragment *const *parts, uint32_t count, double evidence[DOC_EVIDENCE])
{
    double least[SAY_ROLES] = {1, 1, 1}, linked = 1;
    bool has[SAY_ROLES] = {false};
    uint32_t pieces = 0; /* of the content */
    for (uint32_t i = 0; i < count; i++) {
        const fragment *f = parts[i];
        has[f->role] = true;
        least[f->role] = fmin(least[f->role], (double)f->probability);
        linked = fmin(linked, (double)f->linked);
        pieces += f->role == SAY_CONTENT ? f->last - f->first : 0;
    }
    memcpy(evidence,
           (double[DOC_EVIDENCE]){1, kind == SAYSO_DIRECT, kind == SAYSO_MIXED, has[SAY_SOURCE], has[SAY_CUE],
                                  has[SAY_SOURCE] ? odds(least[SAY_SOURCE]) : 0,
                                  has[SAY_CUE] ? odds(least[SAY_CUE]) : 0, odds(least[SAY_CONTENT]), odds(linked),
                                  log(fmax(pieces, 1))},
           sizeof(double[DOC_EVIDENCE]));
}

float say_confidence(const say_network *network, const double evidence[DOC_EVIDENCE])
{
    double sum = 0;
    for (int i = 0; i < DOC_EVIDENCE; i++)
        sum += evidence[i] * (double)network->confidence[i];
    return (float)(1 / (1 + exp(-sum)));
}
