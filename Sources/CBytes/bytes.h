// Sixty-four bytes looked at together, one bit of the answer for each: what Swift's SIMD types cannot say, for they have no
// way from a comparison to bits. No machine is named here: the compiler knows what each of them has for it.
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t bytes_block __attribute__((ext_vector_type(64)));
typedef bool bytes_bits __attribute__((ext_vector_type(64)));

#define BYTES_WHERE(comparison) bytes_word(__builtin_convertvector((comparison), bytes_bits))

static inline uint64_t bytes_word(bytes_bits bits) {
  uint64_t word;
  memcpy(&word, &bits, sizeof word);
  return word;
}

// Where separators, line feeds, carriage returns and quotes stand in 64 bytes; the lowest bit is the first byte.
static inline uint64_t bytes_marks(const uint8_t *text, uint8_t separator) {
  bytes_block block;
  memcpy(&block, text, sizeof block);
  return BYTES_WHERE((block == separator) | (block == '\n') | (block == '\r') | (block == '"'));
}

// How many of the 64 bytes, which begin with a character, are whole characters of UTF-8; 0 where that is to be looked at
// one by one: something is wrong there, or rare (a zero, characters of four bytes, those below U+1000 or above U+CFFF of
// three).
static inline int bytes_sound(const uint8_t *text) {
  bytes_block block;
  memcpy(&block, text, sizeof block);
  uint64_t high = BYTES_WHERE((block & 0x80) != 0);
  uint64_t rare = BYTES_WHERE((block == 0) | ((block & 0xFE) == 0xC0) | (block == 0xE0) | (block == 0xED) | (block >= 0xF0));
  if (rare) return 0;
  if (!high) return 64;
  uint64_t first = BYTES_WHERE(block >= 0xC0);
  uint64_t three = BYTES_WHERE(block >= 0xE0);
  // A first byte demands the second, and one of three the third: just these must go on a character.
  if ((first << 1 | three << 2) != (high & ~first)) return 0;
  return three >> 63 ? 63 : three >> 62 ? 62 : first >> 63 ? 63 : 64;
}
