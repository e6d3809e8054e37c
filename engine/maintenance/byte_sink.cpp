// Writing coded files (maintenance/byte_stream.h).

#include "engine/maintenance/byte_stream.h"
#include "engine/maintenance/line_file.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace rf {

namespace fs = std::filesystem;

namespace {
constexpr std::size_t kHeld = 256 * 1024;
constexpr int kGzipLevel = 6, kZstdLevel = 3; // what gzip and zstd take when nobody says otherwise
} // namespace

struct ByteSink::Impl {
    int descriptor = -1;
    fs::path target, part;
    Coding coding = Coding::Plain;
    std::string held; ///< not coded yet
    std::string coded = std::string(kHeld, '\0');
    std::int64_t bytes = 0;
    z_stream zip{};
    bool zipMade = false;
    ZSTD_CStream* zstd = nullptr;

    ~Impl() {
        if (zipMade) deflateEnd(&zip);
        ZSTD_freeCStream(zstd);
        if (descriptor < 0) return;
        ::close(descriptor);
        ::unlink(part.c_str());
    }

    Status begin() {
        if (coding == Coding::Gzip)
            zipMade = deflateInit2(&zip, kGzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK;
        if (coding == Coding::Zstd) {
            zstd = ZSTD_createCStream();
            if (zstd) ZSTD_CCtx_setParameter(zstd, ZSTD_c_compressionLevel, kZstdLevel);
            if (zstd) ZSTD_CCtx_setParameter(zstd, ZSTD_c_checksumFlag, 1);
        }
        return coding == Coding::Plain || zipMade || zstd ? Status() : Status(internal("No memory to code a file"));
    }

    Status put(const char* data, std::size_t size) {
        while (size > 0) {
            const ssize_t wrote = ::write(descriptor, data, size);
            if (wrote < 0 && errno == EINTR) continue;
            if (wrote <= 0) return fileError(wrote < 0 ? errno : ENOSPC, target, "Could not write");
            data += wrote;
            size -= static_cast<std::size_t>(wrote);
            bytes += wrote;
        }
        return {};
    }

    Status deflateHeld(bool finish) {
        zip.next_in = reinterpret_cast<Bytef*>(held.data());
        zip.avail_in = static_cast<uInt>(held.size());
        int state = Z_OK;
        do {
            zip.next_out = reinterpret_cast<Bytef*>(coded.data());
            zip.avail_out = static_cast<uInt>(coded.size());
            state = deflate(&zip, finish ? Z_FINISH : Z_NO_FLUSH);
            RF_TRY(put(coded.data(), coded.size() - zip.avail_out));
        } while (zip.avail_out == 0 || (finish && state == Z_OK));
        return {};
    }

    Status zstdHeld(bool finish) {
        ZSTD_inBuffer in{held.data(), held.size(), 0};
        std::size_t left = 0;
        do {
            ZSTD_outBuffer out{coded.data(), coded.size(), 0};
            left = ZSTD_compressStream2(zstd, &out, &in, finish ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left)) return Error{ErrorCode::Io, target.string() + ": " + ZSTD_getErrorName(left)};
            RF_TRY(put(coded.data(), out.pos));
        } while (in.pos < in.size || (finish && left > 0));
        return {};
    }

    Status flush(bool finish) {
        Status status = coding == Coding::Gzip   ? deflateHeld(finish)
                        : coding == Coding::Zstd ? zstdHeld(finish)
                                                 : put(held.data(), held.size());
        held.clear();
        return status;
    }
};

ByteSink::ByteSink(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ByteSink::ByteSink(ByteSink&&) noexcept = default;
ByteSink::~ByteSink() = default;

Result<ByteSink> ByteSink::create(const fs::path& target, Coding coding, bool overwrite) {
    RF_TRY(refuseExisting(target, overwrite));
    auto impl = std::make_unique<Impl>();
    impl->target = target;
    impl->part = partName(target);
    impl->coding = coding;
    impl->descriptor = ::open(impl->part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (impl->descriptor < 0) return fileError(errno, target, "Could not write");
    RF_TRY(impl->begin());
    return ByteSink(std::move(impl));
}

Status ByteSink::write(std::string_view bytes) {
    m_impl->held.append(bytes);
    return m_impl->held.size() < kHeld ? Status() : m_impl->flush(false);
}

Result<std::int64_t> ByteSink::commit() {
    Impl& my = *m_impl;
    RF_TRY(my.flush(true));
    if (::fsync(my.descriptor) != 0) return fileError(errno, my.target, "Could not write");
    RF_TRY(moveIntoPlace(my.part, my.target));
    ::close(std::exchange(my.descriptor, -1));
    return my.bytes;
}

} // namespace rf
