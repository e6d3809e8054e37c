// Reading coded files (maintenance/byte_stream.h).

#include "engine/maintenance/byte_stream.h"
#include "engine/maintenance/line_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace rf {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kRaw = 256 * 1024;

Coding codingOfBytes(std::string_view head) {
    if (head.starts_with("\x1f\x8b")) return Coding::Gzip;
    return head.starts_with("\x28\xb5\x2f\xfd") ? Coding::Zstd : Coding::Plain;
}

} // namespace

Coding codingOfName(const fs::path& path) {
    const fs::path ending = path.extension();
    if (ending == ".gz") return Coding::Gzip;
    return ending == ".zst" || ending == ".zstd" ? Coding::Zstd : Coding::Plain;
}

fs::path withoutCoding(const fs::path& path) {
    return codingOfName(path) == Coding::Plain ? path : fs::path(path).replace_extension();
}

struct ByteSource::Impl {
    int descriptor = -1;
    std::string name;
    std::int64_t fileBytes = 0, position = 0;
    Coding coding = Coding::Plain;
    std::string raw; ///< read, not decoded yet: raw[at …]
    std::size_t at = 0;
    bool rawEnded = false;
    bool inside = false; ///< of a gzip member or zstd frame
    bool ended = false;
    z_stream zip{};
    bool zipMade = false;
    ZSTD_DStream* zstd = nullptr;

    ~Impl() {
        if (descriptor >= 0) ::close(descriptor);
        if (zipMade) inflateEnd(&zip);
        ZSTD_freeDStream(zstd);
    }

    Error damaged(const char* why) const {
        return {ErrorCode::Io, name + " is damaged or cut short (" + why + "). Get the file again."};
    }

    /// More raw bytes behind those not used yet.
    Status refill() {
        if (rawEnded || descriptor < 0) {
            rawEnded = true;
            return {};
        }
        raw.erase(0, std::exchange(at, 0));
        const std::size_t held = raw.size();
        raw.resize(held + kRaw);
        ssize_t got;
        do got = ::read(descriptor, raw.data() + held, kRaw);
        while (got < 0 && errno == EINTR);
        raw.resize(held + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        if (got < 0) return fileError(errno, name, "Could not read");
        position += got;
        rawEnded = got == 0;
        return {};
    }
    std::size_t waiting() const { return raw.size() - at; }

    Status begin() {
        RF_TRY(refill());
        coding = codingOfBytes(raw);
        if (coding == Coding::Gzip) zipMade = inflateInit2(&zip, 15 + 16) == Z_OK;
        if (coding == Coding::Zstd) zstd = ZSTD_createDStream();
        return coding == Coding::Plain || zipMade || zstd ? Status() : Status(internal("No memory to decode " + name));
    }

    Result<std::size_t> plain(char* out, std::size_t most) {
        const std::size_t take = std::min(most, waiting());
        std::memcpy(out, raw.data() + at, take);
        at += take;
        return take;
    }

    Result<std::size_t> gunzip(char* out, std::size_t most) {
        if (!inside && !startsMember()) { // as gzip does: what follows the last member is none of ours
            at = raw.size();
            return std::size_t(0);
        }
        inside = true;
        zip.next_in = reinterpret_cast<Bytef*>(raw.data() + at);
        zip.avail_in = static_cast<uInt>(waiting());
        zip.next_out = reinterpret_cast<Bytef*>(out);
        zip.avail_out = static_cast<uInt>(most);
        const int state = inflate(&zip, Z_NO_FLUSH);
        at = raw.size() - zip.avail_in;
        if (state == Z_STREAM_END) {
            inside = false;
            inflateReset(&zip);
        } else if (state != Z_OK && state != Z_BUF_ERROR) {
            return damaged(zip.msg ? zip.msg : "no gzip data");
        }
        return most - zip.avail_out;
    }
    bool startsMember() const { return codingOfBytes(std::string_view(raw).substr(at)) == Coding::Gzip; }

    Result<std::size_t> unzstd(char* out, std::size_t most) {
        ZSTD_inBuffer in{raw.data() + at, waiting(), 0};
        ZSTD_outBuffer to{out, most, 0};
        const std::size_t state = ZSTD_decompressStream(zstd, &to, &in);
        at += in.pos;
        if (ZSTD_isError(state)) return damaged(ZSTD_getErrorName(state));
        inside = state != 0;
        return to.pos;
    }

    Result<std::size_t> decode(char* out, std::size_t most) {
        switch (coding) {
        case Coding::Gzip: return gunzip(out, most);
        case Coding::Zstd: return unzstd(out, most);
        case Coding::Plain: break;
        }
        return plain(out, most);
    }
};

ByteSource::ByteSource(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
ByteSource::ByteSource(ByteSource&&) noexcept = default;
ByteSource::~ByteSource() = default;

Result<ByteSource> ByteSource::open(const fs::path& path) {
    std::error_code error;
    if (fs::is_directory(path, error))
        return Error{ErrorCode::FileNotFound, path.string() + " is a folder. Choose one of its files."};
    auto impl = std::make_unique<Impl>();
    impl->name = path.string();
    impl->descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (impl->descriptor < 0) return fileError(errno, path, "Could not read");
    const std::uintmax_t bytes = fs::file_size(path, error);
    impl->fileBytes = error ? 0 : static_cast<std::int64_t>(bytes);
    RF_TRY(impl->begin());
    return ByteSource(std::move(impl));
}

ByteSource ByteSource::ofText(std::string text) {
    auto impl = std::make_unique<Impl>();
    impl->name = "The text";
    impl->fileBytes = impl->position = static_cast<std::int64_t>(text.size());
    impl->raw = std::move(text);
    return ByteSource(std::move(impl));
}

Result<bool> ByteSource::read(std::string& out, std::size_t most) {
    Impl& my = *m_impl;
    const std::size_t held = out.size();
    while (!my.ended && most > 0) {
        if (my.waiting() < (my.inside ? 1u : 2u)) RF_TRY(my.refill()); // two bytes tell whether a member follows
        const bool last = my.rawEnded && my.waiting() == 0;
        if (last && !my.inside) {
            my.ended = true;
            break;
        }
        out.resize(held + most);
        auto got = my.decode(out.data() + held, most);
        out.resize(held + (got ? *got : 0));
        if (!got) return std::move(got).error();
        if (*got > 0) return true;
        if (last && my.inside) return my.damaged("it ends too early");
    }
    return false;
}

std::int64_t ByteSource::position() const { return m_impl->position - static_cast<std::int64_t>(m_impl->waiting()); }
std::int64_t ByteSource::fileBytes() const { return m_impl->fileBytes; }
const std::string& ByteSource::name() const { return m_impl->name; }
Coding ByteSource::coding() const { return m_impl->coding; }

} // namespace rf
