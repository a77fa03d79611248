/* The two serial loops of the model, over paragraphs that lie one after the other in one array: the gated recurrence and
   the conditional random field. `bounds` holds paragraphs + 1 token positions. Compiled by sequence.py. */
#include <math.h>
#include <string.h>

enum { LABELS = 7, WIDEST = 512 };

/* h_t = h_{t-1} + z_t (c_t - h_{t-1}), from zero in every paragraph; right to left when `reverse`. */
void recurrence(const float *z, const float *c, float *h, const long *bounds, long paragraphs, int width, int reverse) {
  for (long p = 0; p < paragraphs; p++) {
    float state[WIDEST] = {0};
    long count = bounds[p + 1] - bounds[p];
    for (long k = 0; k < count; k++) {
      long row = (reverse ? bounds[p + 1] - 1 - k : bounds[p] + k) * width;
      for (int i = 0; i < width; i++) h[row + i] = state[i] += z[row + i] * (c[row + i] - state[i]);
    }
  }
}

void recurrence_gradient(const float *z, const float *c, const float *h, const float *dh, float *dz, float *dc, const long *bounds,
                         long paragraphs, int width, int reverse) {
  static const float zero[WIDEST];
  for (long p = 0; p < paragraphs; p++) {
    float carried[WIDEST] = {0};
    long first = bounds[p], last = bounds[p + 1] - 1;
    for (long k = 0; k <= last - first; k++) {
      long t = reverse ? first + k : last - k, row = t * width;
      const float *before = (reverse ? t < last : t > first) ? h + row + (reverse ? width : -width) : zero;
      for (int i = 0; i < width; i++) {
        float g = carried[i] + dh[row + i];
        dc[row + i] = g * z[row + i];
        dz[row + i] = g * (c[row + i] - before[i]);
        carried[i] = g * (1 - z[row + i]);
      }
    }
  }
}

/* An inside label may only follow its own begin or inside label. Labels: O, then B and I of each role. */
static int legal(int from, int to) { return to == 0 || to % 2 == 1 || from == to || from == to - 1; }

/* Forward-backward in scaled probabilities. Writes the marginals of every token; adds each paragraph's expected transitions and
   first labels to its `pairs` and `starts`; returns the log-partition of all. `alpha` and `scale` are scratch: tokens * LABELS, tokens. */
double marginals(const float *emissions, const float *transitions, const float *first, const long *bounds, long paragraphs, double *alpha,
                 double *scale, double *out, double *pairs, double *starts) {
  double move[LABELS][LABELS], begin[LABELS], total = 0;
  for (int a = 0; a < LABELS; a++) {
    begin[a] = legal(0, a) ? exp(first[a]) : 0;
    for (int b = 0; b < LABELS; b++) move[a][b] = legal(a, b) ? exp(transitions[a * LABELS + b]) : 0;
  }
  for (long p = 0; p < paragraphs; p++) {
    for (long t = bounds[p]; t < bounds[p + 1]; t++) {
      const float *e = emissions + t * LABELS;
      double *now = alpha + t * LABELS, *before = now - LABELS, sum = 0, top = e[0];
      for (int k = 1; k < LABELS; k++) top = fmax(top, e[k]);
      for (int k = 0; k < LABELS; k++) {
        double in = begin[k];
        if (t > bounds[p]) {
          in = 0;
          for (int a = 0; a < LABELS; a++) in += before[a] * move[a][k];
        }
        out[t * LABELS + k] = exp(e[k] - top);
        sum += now[k] = in * out[t * LABELS + k];
      }
      for (int k = 0; k < LABELS; k++) now[k] /= sum;
      scale[t] = sum;
      total += log(sum) + top;
    }
    double beta[LABELS];
    for (int k = 0; k < LABELS; k++) beta[k] = 1;
    for (long t = bounds[p + 1] - 1; t >= bounds[p]; t--) {
      double *now = alpha + t * LABELS, *before = now - LABELS, weighted[LABELS], next[LABELS] = {0};
      for (int k = 0; k < LABELS; k++) {
        weighted[k] = out[t * LABELS + k] * beta[k] / scale[t];
        out[t * LABELS + k] = now[k] * beta[k];
      }
      if (t == bounds[p]) break;
      for (int a = 0; a < LABELS; a++)
        for (int k = 0; k < LABELS; k++) {
          next[a] += move[a][k] * weighted[k];
          pairs[(p * LABELS + a) * LABELS + k] += before[a] * move[a][k] * weighted[k];
        }
      memcpy(beta, next, sizeof beta);
    }
    for (int k = 0; k < LABELS; k++) starts[p * LABELS + k] += out[bounds[p] * LABELS + k];
  }
  return total;
}

/* The best legal labels of every paragraph. `back` is scratch: tokens * LABELS. */
void viterbi(const float *emissions, const float *transitions, const float *first, const long *bounds, long paragraphs, char *back,
             long *labels) {
  for (long p = 0; p < paragraphs; p++) {
    double score[LABELS];
    for (long t = bounds[p]; t < bounds[p + 1]; t++) {
      double now[LABELS];
      for (int k = 0; k < LABELS; k++) {
        double best = t == bounds[p] && legal(0, k) ? first[k] : -1e30;
        for (int a = 0; t > bounds[p] && a < LABELS; a++) {
          double s = score[a] + transitions[a * LABELS + k];
          if (legal(a, k) && s > best) best = s, back[t * LABELS + k] = (char)a;
        }
        now[k] = best + emissions[t * LABELS + k];
      }
      memcpy(score, now, sizeof score);
    }
    int best = 0;
    for (int k = 1; k < LABELS; k++)
      if (score[k] > score[best]) best = k;
    for (long t = bounds[p + 1] - 1; t >= bounds[p]; t--) {
      labels[t] = best;
      best = back[t * LABELS + best];
    }
  }
}
