// SPDX-License-Identifier: Apache-2.0
#include "graph/store/pages.hpp"

#include <sqlite3.h>
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

// A "shim" as https://www.sqlite.org/vfs.html describes: all calls go to the system's own layer, only whole pages of
// the main file are looked at on their way.
namespace rg {
namespace {

thread_local std::uint32_t damaged = 0;

/// One open file; the system's own object for it lies right behind.
struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File* own(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return own(file)->real(); }
sqlite3_vfs* real(sqlite3_vfs* layer) { return static_cast<sqlite3_vfs*>(layer->pAppData); }

/// Whole pages are read and written at multiples of their size; what is shorter is a look into the header.
bool is_page(int amount, sqlite3_int64 offset) {
  return amount >= 512 && (amount & (amount - 1)) == 0 && offset % amount == 0;
}

std::uint64_t checksum(const void* page, int amount, sqlite3_int64 offset) {
  return XXH3_64bits_withSeed(page, static_cast<std::size_t>(amount - reserved_bytes),
                              static_cast<XXH64_hash_t>(offset / amount));
}

std::uint64_t kept_checksum(const unsigned char* page, int amount) {
  std::uint64_t out = 0;
  for (int i = 0; i < reserved_bytes; ++i) out = (out << 8) | page[amount - reserved_bytes + i];
  return out;
}

/// A page of which the file holds the beginning; SQLite would take zeros for the rest. Behind the end there is none.
bool is_cut(sqlite3_file* file, int amount, sqlite3_int64 offset) {
  sqlite3_int64 size = 0;
  return is_page(amount, offset) && real(file)->pMethods->xFileSize(real(file), &size) == SQLITE_OK && offset < size;
}

int read_page(sqlite3_file* file, void* to, int amount, sqlite3_int64 offset) {
  const int status = real(file)->pMethods->xRead(real(file), to, amount, offset);
  if (status == SQLITE_IOERR_SHORT_READ && is_cut(file, amount, offset)) {
    damaged = static_cast<std::uint32_t>(offset / amount) + 1;
    return SQLITE_IOERR_DATA;
  }
  if (status != SQLITE_OK || !is_page(amount, offset)) return status;
  if (kept_checksum(static_cast<const unsigned char*>(to), amount) == checksum(to, amount, offset)) return SQLITE_OK;
  constexpr int reserved_at = 20;  // in the header; a store of another program keeps no checksums
  if (offset == 0 && static_cast<const unsigned char*>(to)[reserved_at] != reserved_bytes) return SQLITE_NOTADB;
  damaged = static_cast<std::uint32_t>(offset / amount) + 1;
  return SQLITE_IOERR_DATA;
}

/// The sum goes into SQLite's own copy of the page too: that copy goes into the journal when the page is changed again,
/// and whoever undoes a killed run from there, perhaps without this layer, must write a page that is right.
int write_page(sqlite3_file* file, const void* from, int amount, sqlite3_int64 offset) {
  if (is_page(amount, offset)) {
    auto* page = static_cast<unsigned char*>(const_cast<void*>(from));
    std::uint64_t sum = checksum(page, amount, offset);
    for (int i = amount; i-- > amount - reserved_bytes; sum >>= 8) page[i] = static_cast<unsigned char>(sum & 0xFF);
  }
  return real(file)->pMethods->xWrite(real(file), from, amount, offset);
}

/// Version 1 of the methods has no memory map, past which pages would come without being compared.
const sqlite3_io_methods methods = [] {
  sqlite3_io_methods out{};
  out.iVersion = 1;
  out.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
  out.xRead = read_page;
  out.xWrite = write_page;
  out.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) { return real(f)->pMethods->xTruncate(real(f), size); };
  out.xSync = [](sqlite3_file* f, int flags) { return real(f)->pMethods->xSync(real(f), flags); };
  out.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) { return real(f)->pMethods->xFileSize(real(f), size); };
  out.xLock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); };
  out.xUnlock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); };
  out.xCheckReservedLock = [](sqlite3_file* f, int* held) {
    return real(f)->pMethods->xCheckReservedLock(real(f), held);
  };
  out.xFileControl = [](sqlite3_file* f, int what, void* with) {
    return real(f)->pMethods->xFileControl(real(f), what, with);
  };
  out.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
  out.xDeviceCharacteristics = [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); };
  return out;
}();

/// Journals and temporary files are none of ours: they have checksums of their own, or live no longer than a run.
int open_file(sqlite3_vfs* layer, const char* name, sqlite3_file* file, int flags, int* flags_out) {
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0) return real(layer)->xOpen(real(layer), name, file, flags, flags_out);
  new (file) File{};
  const int status = real(layer)->xOpen(real(layer), name, real(file), flags, flags_out);
  file->pMethods = real(file)->pMethods ? &methods : nullptr;
  return status;
}

sqlite3_vfs* make_layer() {
  sqlite3_vfs* below = sqlite3_vfs_find(nullptr);
  static sqlite3_vfs layer = *below;
  layer.pNext = nullptr;
  layer.zName = "rightsgraph-pages";
  layer.pAppData = below;
  layer.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
  layer.xOpen = open_file;
  layer.xDelete = [](sqlite3_vfs* v, const char* name, int sync) { return real(v)->xDelete(real(v), name, sync); };
  layer.xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) {
    return real(v)->xAccess(real(v), name, flags, out);
  };
  layer.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
    return real(v)->xFullPathname(real(v), name, size, out);
  };
  layer.xGetLastError = [](sqlite3_vfs* v, int size, char* out) { return real(v)->xGetLastError(real(v), size, out); };
  layer.xRandomness = [](sqlite3_vfs* v, int size, char* out) { return real(v)->xRandomness(real(v), size, out); };
  layer.xSleep = [](sqlite3_vfs* v, int microseconds) { return real(v)->xSleep(real(v), microseconds); };
  layer.xCurrentTime = [](sqlite3_vfs* v, double* out) { return real(v)->xCurrentTime(real(v), out); };
  layer.xCurrentTimeInt64 = [](sqlite3_vfs* v, sqlite3_int64* out) { return real(v)->xCurrentTimeInt64(real(v), out); };
  sqlite3_vfs_register(&layer, 0);
  return &layer;
}

}  // namespace

const char* page_layer() {
  static const sqlite3_vfs* layer = make_layer();
  return layer->zName;
}

std::uint32_t damaged_page() { return std::exchange(damaged, 0); }

}  // namespace rg
