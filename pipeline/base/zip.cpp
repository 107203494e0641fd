#include "pipeline/base/zip.h"

#include <zip.h>

#include <memory>

#include <fmt/format.h>

#include "pipeline/base/error.h"

namespace glane {
namespace {

constexpr zip_uint16_t kFirstDosDate = (1U << 5U) | 1U;  // year 0 is 1980; month 1, day 1

struct CloseSource {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct DiscardArchive {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using SourcePtr = std::unique_ptr<zip_source_t, CloseSource>;
using ArchivePtr = std::unique_ptr<zip_t, DiscardArchive>;
using FilePtr = std::unique_ptr<zip_file_t, CloseFile>;

[[noreturn]] void fail(const char* why) {
    throw Error({.where = {}, .what = fmt::format("not a ZIP archive that can be used: {}", why), .hint = {}});
}

void require(bool done, zip_t* archive) {
    if (!done) fail(zip_strerror(archive));
}

SourcePtr buffer(const std::string& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    SourcePtr source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error));
    if (!source) fail(zip_error_strerror(&error));
    return source;
}

/// The archive holds a reference to the source from here on, and frees it.
ArchivePtr opened(zip_source_t* source, int flags) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_keep(source);
    ArchivePtr archive(zip_open_from_source(source, flags, &error));
    if (!archive) {
        zip_source_free(source);
        fail(zip_error_strerror(&error));
    }
    return archive;
}

void add(zip_t* archive, const ZipEntry& entry) {
    SourcePtr content = buffer(entry.content);
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), content.get(), ZIP_FL_ENC_GUESS);
    require(index >= 0, archive);
    content.release();  // NOLINT(bugprone-unused-return-value): the archive owns it now
    const auto at = static_cast<zip_uint64_t>(index);
    const bool is_stored = entry.packing == ZipEntry::Packing::stored;
    require(zip_set_file_compression(archive, at, is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6) == 0, archive);
    require(zip_file_set_dostime(archive, at, 0, kFirstDosDate, 0) == 0, archive);
    require(zip_file_set_external_attributes(archive, at, 0, ZIP_OPSYS_DOS, 0) == 0, archive);
}

std::string all_of(zip_source_t* source) {
    if (zip_source_open(source) < 0) fail(zip_error_strerror(zip_source_error(source)));
    std::string bytes;
    char part[1U << 14U];
    zip_int64_t size = 0;
    while ((size = zip_source_read(source, part, sizeof part)) > 0) bytes.append(part, static_cast<std::size_t>(size));
    zip_source_close(source);
    return bytes;
}

}  // namespace

std::string zip_archive(const std::vector<ZipEntry>& entries) {
    SourcePtr target = buffer({});
    ArchivePtr archive = opened(target.get(), ZIP_TRUNCATE);
    for (const ZipEntry& entry : entries) add(archive.get(), entry);
    require(zip_close(archive.get()) == 0, archive.get());
    archive.release();  // NOLINT(bugprone-unused-return-value): zip_close freed it
    return all_of(target.get());
}

std::vector<ZipEntry> read_zip(const std::string& bytes) {
    const SourcePtr source = buffer(bytes);
    const ArchivePtr archive = opened(source.get(), ZIP_RDONLY | ZIP_CHECKCONS);
    std::vector<ZipEntry> entries;
    const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
        zip_stat_t about;
        require(zip_stat_index(archive.get(), i, 0, &about) == 0, archive.get());
        const FilePtr file(zip_fopen_index(archive.get(), i, 0));
        require(file != nullptr, archive.get());
        ZipEntry& entry = entries.emplace_back();
        entry.name = about.name;
        entry.packing = about.comp_method == ZIP_CM_STORE ? ZipEntry::Packing::stored : ZipEntry::Packing::deflated;
        entry.content.resize(about.size);
        require(zip_fread(file.get(), entry.content.data(), about.size) == static_cast<zip_int64_t>(about.size),
                archive.get());
    }
    return entries;
}

std::string zip_library_version() { return zip_libzip_version(); }

}  // namespace glane
