// Line files: every way a file can end, gzip members, damage, and a target that appears whole or not at all.

#include "engine/maintenance/line_file.h"
#include "tests/support/program.h"

#include <fstream>
#include <zlib.h>

namespace tst_line_file {

using namespace rf;
namespace fs = std::filesystem;

class TestLineFile : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_dir.isValid()); }

    void readsLines_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("lines");
        QTest::newRow("empty") << QByteArray() << QStringList();
        QTest::newRow("one, no end") << QByteArray("a") << QStringList{"a"};
        QTest::newRow("one") << QByteArray("a\n") << QStringList{"a"};
        QTest::newRow("blank between") << QByteArray("a\n\nb\n") << QStringList{"a", "", "b"};
        QTest::newRow("windows") << QByteArray("a\r\nb\r\n") << QStringList{"a", "b"};
        QTest::newRow("long") << QByteArray(3'000'000, 'x') + "\ny" << QStringList{QString(3'000'000, 'x'), "y"};
    }
    void readsLines() {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, lines);
        for (const bool zipped : {false, true}) {
            const fs::path path = write("in", zipped ? gzip(bytes) : bytes);
            QCOMPARE(readAll(path), lines);
        }
    }
    void gzipMembersFollowEachOther() { QCOMPARE(readAll(write("in", gzip("a\nb") + gzip("c\nd\n"))), (QStringList{"a", "bc", "d"})); }

    void cutGzipIsSaid() {
        QByteArray text;
        for (int i = 0; i < 50'000; ++i) text += QByteArray::number(i * 7919) + '\n';
        const QByteArray whole = gzip(text);
        for (const int keep : {15, int(whole.size() / 2), int(whole.size()) - 3}) {
            auto reader = LineReader::open(write("cut", whole.left(keep)));
            QVERIFY(reader);
            std::string line;
            Result<bool> more = true;
            while (more && *more) more = reader->next(line);
            QVERIFY2(!more, QByteArray::number(keep));
            QCOMPARE(int(more.error().code), int(ErrorCode::Io));
        }
    }
    void missingAndFolder() {
        QCOMPARE(int(LineReader::open(path("none")).error().code), int(ErrorCode::FileNotFound));
        QCOMPARE(int(LineReader::open(m_dir.path().toStdString()).error().code), int(ErrorCode::FileNotFound));
    }

    void writesWhatIsRead() {
        for (const bool zipped : {false, true}) {
            const fs::path target = path(zipped ? "out.gz" : "out");
            auto writer = LineWriter::create(target, zipped, false);
            QVERIFY(writer);
            QVERIFY(writer->write("first"));
            QVERIFY(writer->write(""));
            QVERIFY(!fs::exists(target));
            const auto bytes = writer->commit();
            QVERIFY(bytes);
            QCOMPARE(*bytes, std::int64_t(fs::file_size(target)));
            QCOMPARE(readAll(target), (QStringList{"first", ""}));
            QCOMPARE(int(LineWriter::create(target, zipped, false).error().code), int(ErrorCode::Io));
            fs::remove(target);
        }
    }
    void abandonedLeavesNothing() {
        {
            auto writer = LineWriter::create(path("gone"), false, false);
            QVERIFY(writer && writer->write("x"));
        }
        for (const auto& entry : fs::directory_iterator(m_dir.path().toStdString()))
            QVERIFY2(entry.path().filename().string().find("gone") == std::string::npos, entry.path().c_str());
    }
    void fullDiskIsSaid() {
        if (!fs::exists("/dev/full")) QSKIP("no /dev/full here");
        // The part file goes beside the target, so the error is made by the error table alone.
        QCOMPARE(int(fileError(ENOSPC, "x", "Could not write").code), int(ErrorCode::DiskFull));
        QCOMPARE(int(fileError(EACCES, "x", "Could not write").code), int(ErrorCode::FileReadOnly));
    }

private:
    fs::path path(const char* name) const { return fs::path(m_dir.path().toStdString()) / name; }
    fs::path write(const char* name, const QByteArray& bytes) const {
        std::ofstream(path(name), std::ios::binary).write(bytes.data(), bytes.size());
        return path(name);
    }
    static QByteArray gzip(const QByteArray& bytes) {
        QByteArray out(int(compressBound(uLong(bytes.size())) + 64), 0);
        z_stream stream{};
        deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream.avail_in = uInt(bytes.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = uInt(out.size());
        deflate(&stream, Z_FINISH);
        out.truncate(int(stream.total_out));
        deflateEnd(&stream);
        return out;
    }
    static QStringList readAll(const fs::path& path) {
        auto reader = LineReader::open(path);
        if (!reader) return {"unreadable"};
        QStringList lines;
        std::string line;
        for (;;) {
            const auto more = reader->next(line);
            if (!more) return lines << QString::fromStdString(more.error().message);
            if (!*more) return lines;
            lines << QString::fromStdString(line);
        }
    }

    QTemporaryDir m_dir;
};

RF_TEST_GUILESS_MAIN(TestLineFile)

} // namespace tst_line_file

#include "tst_line_file.moc"
