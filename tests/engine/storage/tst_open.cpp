// Opening: modes, the writer's lock, and a named error for every kind of file that is not to be opened.

#include "tests/engine/storage/store_fixture.h"
#include "tests/support/program.h"

#include <fstream>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tst_open {

using namespace rf;
using namespace rf::test;
namespace fs = std::filesystem;

namespace {

void makeStore(const fs::path& path, const char* value = "1") {
    const auto store = mustOpen(path, OpenMode::Create);
    const TreeId tree = createTree(*store);
    if (!put(*store, tree, "a", value)) qFatal("put");
}

void writeBytes(const fs::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string readBytes(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void patch(const fs::path& path, std::streamoff at, const std::string& bytes) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(at);
    file << bytes;
}

bool sql(const fs::path& path, const char* text) {
    sqlite3* db = nullptr;
    const bool done =
        sqlite3_open(path.c_str(), &db) == SQLITE_OK && sqlite3_exec(db, text, nullptr, nullptr, nullptr) == SQLITE_OK;
    sqlite3_close(db);
    return done;
}

/// Whoever may do everything is not stopped by permissions: the test steps down for a while.
class AsNobody {
public:
    AsNobody() : m_wasRoot(::geteuid() == 0) {
        if (m_wasRoot && ::seteuid(65534) != 0) qFatal("seteuid");
    }
    ~AsNobody() {
        if (m_wasRoot && ::seteuid(0) != 0) qFatal("seteuid");
    }

private:
    bool m_wasRoot;
};

void everybodyMayEnter(const fs::path& folder) {
    fs::permissions(folder, fs::perms::all);
}

} // namespace

class TestOpen : public QObject {
    Q_OBJECT
    std::unique_ptr<Files> m_files;

private slots:
    void init() { m_files = std::make_unique<Files>(); }

    void badFiles_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("expected");
        QTest::newRow("missing") << "missing"
                                 << "FileNotFound";
        QTest::newRow("folder missing") << "nofolder"
                                        << "FileNotFound";
        QTest::newRow("a folder") << "folder"
                                  << "FileNotOurs";
        QTest::newRow("empty") << "empty"
                               << "FileNotOurs";
        QTest::newRow("a text") << "text"
                                << "FileNotOurs";
        QTest::newRow("a short text") << "short"
                                      << "FileNotOurs";
        QTest::newRow("SQLite of another program") << "other"
                                                   << "FileNotOurs";
        QTest::newRow("a newer format") << "newer"
                                        << "FileTooNew";
        QTest::newRow("format 0") << "zero"
                                  << "FileCorrupt";
        QTest::newRow("another page size") << "pages"
                                           << "FileCorrupt";
        QTest::newRow("cut in the header") << "header"
                                           << "FileCorrupt";
        QTest::newRow("cut in the first page") << "page"
                                               << "FileCorrupt";
        QTest::newRow("cut in half") << "half"
                                     << "FileCorrupt";
        QTest::newRow("first page garbled") << "garbled"
                                            << "FileCorrupt";
        QTest::newRow("a table of ours missing") << "missingtable"
                                                 << "FileCorrupt";
        QTest::newRow("a table of others in it") << "foreigntable"
                                                 << "FileCorrupt";
        QTest::newRow("a tree without its tables") << "missingtree"
                                                   << "FileCorrupt";
        QTest::newRow("a schema that is not JSON") << "badschema"
                                                   << "FileCorrupt";
    }
    void badFiles() {
        QFETCH(QString, kind);
        QFETCH(QString, expected);
        const fs::path path = kind == "nofolder" ? m_files->path("none/x.rfdb") : m_files->path();
        prepare(kind, path);
        for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
            if (mode == OpenMode::ReadOnly && (kind.endsWith("table") || kind == "missingtree"))
                continue; // not looked for
            const std::string before = fs::is_regular_file(path) ? readBytes(path) : "";
            const auto store = open(path, mode);
            QCOMPARE(codeOf(store), expected.toStdString());
            QVERIFY2(store.error().message.size() > 20, store.error().message.c_str());
            QVERIFY(!fs::exists(path.string() + "-lock"));
            if (!before.empty()) QVERIFY(readBytes(path) == before);
        }
        const auto report = checkFile(path);
        QVERIFY(!report || !report->whole());
    }

    void createRefusesWhatIsThere() {
        makeStore(m_files->path());
        writeBytes(m_files->path("text"), "dear diary");
        for (const char* name : {"shop.rfdb", "text", "."}) {
            const auto store = open(m_files->path(name), OpenMode::Create);
            QCOMPARE(codeOf(store), std::string("InputOutputError"));
            QVERIFY(store.error().message.find("already exists") != std::string::npos);
        }
        QCOMPARE(readBytes(m_files->path("text")), std::string("dear diary"));
        QCOMPARE(codeOf(open(m_files->path("none/x.rfdb"), OpenMode::Create)), std::string("FileNotFound"));
        writeBytes(m_files->path("empty"), "");
        RF_OK(open(m_files->path("empty"), OpenMode::Create));
    }

    void theFileIsWhatItSays() {
        makeStore(m_files->path());
        const std::string bytes = readBytes(m_files->path());
        QCOMPARE(bytes.substr(68, 4), std::string("RFDB"));
        QCOMPARE(bytes.substr(60, 4), std::string("\0\0\0\2", 4));
        QCOMPARE(bytes.substr(16, 2), std::string("\x20\0", 2));
        QVERIFY(!fs::exists(m_files->path().string() + "-wal"));
        QVERIFY(!fs::exists(m_files->path().string() + "-lock"));
    }

    void aSecondWriterIsToldWhoHoldsTheFile() {
        const auto store = mustOpen(m_files->path(), OpenMode::Create);
        fs::create_symlink(m_files->path(), m_files->path("link.rfdb"));
        for (const char* name : {"shop.rfdb", "link.rfdb"}) {
            const auto second = open(m_files->path(name), OpenMode::ReadWrite);
            QCOMPARE(codeOf(second), std::string("FileHeld"));
            char host[256] = {};
            ::gethostname(host, sizeof host - 1);
            for (const std::string& part :
                 {std::to_string(::getpid()), std::string(host), std::string("tst_engine")})
                QVERIFY2(second.error().message.find(part) != std::string::npos, second.error().message.c_str());
        }
        QCOMPARE(readBytes(m_files->path().string() + "-lock").substr(0, 10), std::string("tst_engine"));
        RF_OK(open(m_files->path(), OpenMode::ReadOnly));
    }

    void aHolderInAnotherProcess() {
        makeStore(m_files->path());
        int ready[2], finish[2];
        QVERIFY(::pipe(ready) == 0 && ::pipe(finish) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(finish[1]);
            char byte = 0;
            {
                const auto store = openSqliteStore(m_files->path(), {});
                byte = store ? 'y' : 'n';
                if (::write(ready[1], &byte, 1) != 1) ::_exit(1);
                (void)!::read(finish[0], &byte, 1); // until the parent is done, or gone
                ::_exit(0);                         // without closing: as a crash would
            }
        }
        ::close(ready[1]); // a child that dies is then heard of
        char byte = 0;
        QVERIFY(::read(ready[0], &byte, 1) == 1 && byte == 'y');
        const auto second = open(m_files->path(), OpenMode::ReadWrite);
        QCOMPARE(codeOf(second), std::string("FileHeld"));
        QVERIFY(second.error().message.find("process " + std::to_string(child)) != std::string::npos);
        ::close(finish[1]);
        QVERIFY(::waitpid(child, nullptr, 0) == child);
        QVERIFY(fs::exists(m_files->path().string() + "-lock"));
        RF_OK(open(m_files->path(), OpenMode::ReadWrite)); // what a dead holder left locks nothing
        QVERIFY(!fs::exists(m_files->path().string() + "-lock"));
    }

    void closingGivesTheLockBack() {
        auto store = mustOpen(m_files->path(), OpenMode::Create);
        RF_OK(store->close());
        RF_OK(open(m_files->path(), OpenMode::ReadWrite));
    }

    void readOnlyReadsAndRefusesWrites() {
        makeStore(m_files->path());
        const auto store = mustOpen(m_files->path(), OpenMode::ReadOnly);
        QVERIFY(store->info().readOnly);
        QCOMPARE(get(*store, 1, "a"), std::string("1"));
        const Status status = put(*store, 1, "a", "2");
        QCOMPARE(codeOf(status), std::string("FileReadOnly"));
        QVERIFY(!fs::exists(m_files->path().string() + "-lock"));
        RF_OK(open(m_files->path(), OpenMode::ReadWrite));
    }

    void readOnlyFollowsAWriter() {
        const auto writer = mustOpen(m_files->path(), OpenMode::Create);
        const auto reader = mustOpen(m_files->path(), OpenMode::ReadOnly);
        const TreeId tree = createTree(*writer);
        RF_OK(write(*writer, [&](WriteTxn& txn) -> Status {
            TableSchema table;
            table.region = "us-east-1";
            table.name = "Late";
            table.tree = tree;
            table.key.hash = {{"pk", Type::S}};
            RF_TRY(txn.put(tree, "a", "1", 1));
            return txn.putTable(std::make_shared<const TableSchema>(table));
        }));
        QCOMPARE(get(*reader, tree, "a"), std::string("1"));
        QVERIFY(reader->catalog()->find("us-east-1", "Late") != nullptr);
        RF_OK(reader->read([&](ReadTxn& txn) -> Status {
            return txn.catalogPtr() == reader->catalog() ? Status{} : internal("another catalog");
        }));
    }

    void filesThatCannotBeWritten() {
        makeStore(m_files->path());
        fs::permissions(m_files->path(), fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
        everybodyMayEnter(m_files->folder());
        const AsNobody nobody;
        QCOMPARE(codeOf(open(m_files->path(), OpenMode::ReadWrite)), std::string("FileReadOnly"));
        const auto store = mustOpen(m_files->path(), OpenMode::ReadOnly);
        QCOMPARE(get(*store, 1, "a"), std::string("1"));
    }

    void foldersThatCannotBeWritten() {
        makeStore(m_files->path());
        fs::permissions(m_files->path(), fs::perms::all);
        // Whoever steps down from root keeps root's group: it must be let in too.
        fs::permissions(m_files->folder(), fs::perms(0555));
        {
            const AsNobody nobody;
            QCOMPARE(codeOf(open(m_files->path(), OpenMode::ReadWrite)), std::string("FileReadOnly"));
            QCOMPARE(codeOf(open(m_files->path("new.rfdb"), OpenMode::Create)), std::string("FileReadOnly"));
            const auto store = mustOpen(m_files->path(), OpenMode::ReadOnly);
            QCOMPARE(get(*store, 1, "a"), std::string("1"));
            QCOMPARE(checked(m_files->path()).substr(0, 5), std::string("file:")); // a tree that no table owns
        }
        everybodyMayEnter(m_files->folder());
    }

    void filesThatCannotBeRead() {
        makeStore(m_files->path());
        fs::permissions(m_files->path(), fs::perms::none);
        everybodyMayEnter(m_files->folder());
        const AsNobody nobody;
        QCOMPARE(codeOf(open(m_files->path(), OpenMode::ReadOnly)), std::string("InputOutputError"));
    }

    void namesThatNeedEscapes() {
        const fs::path path = m_files->path("100%41 #1?mode=ro&x ü.rfdb");
        makeStore(path);
        QVERIFY(fs::file_size(path) > 0);
        QCOMPARE(get(*mustOpen(path, OpenMode::ReadWrite), 1, "a"), std::string("1"));
        QCOMPARE(get(*mustOpen(path, OpenMode::ReadOnly), 1, "a"), std::string("1"));
    }

    void memoryStoresShareNothing() {
        const auto one = mustOpen(m_files->path(), OpenMode::InMemory);
        const auto two = mustOpen(m_files->path(), OpenMode::InMemory);
        const TreeId tree = createTree(*one);
        RF_OK(put(*one, tree, "a", "1"));
        QCOMPARE(createTree(*two), tree);
        QCOMPARE(get(*two, tree, "a"), std::string("(none)"));
        QVERIFY(fs::is_empty(m_files->folder()));
        QVERIFY(one->info().path.empty());
    }

private:
    void prepare(const QString& kind, const fs::path& path) {
        if (kind == "missing" || kind == "nofolder") return;
        if (kind == "folder") return (void)fs::create_directory(path);
        if (kind == "empty") return writeBytes(path, "");
        if (kind == "text") return writeBytes(path, std::string(20'000, 'x'));
        if (kind == "short") return writeBytes(path, "SQLite");
        if (kind == "other") QVERIFY(sql(path, "PRAGMA page_size=8192; CREATE TABLE x(y)"));
        if (kind == "other") return;
        makeStore(path);
        const std::string bytes = readBytes(path);
        if (kind == "newer") return patch(path, 60, std::string("\0\0\0\x63", 4));
        if (kind == "zero") return patch(path, 60, std::string(4, '\0'));
        if (kind == "pages") return patch(path, 16, std::string("\x10\0", 2));
        if (kind == "header") return writeBytes(path, bytes.substr(0, 50));
        if (kind == "page") return writeBytes(path, bytes.substr(0, 5000));
        if (kind == "half") return writeBytes(path, bytes.substr(0, 2 * 8192));
        if (kind == "garbled") return patch(path, 100, std::string(8092, '\xA5'));
        if (kind == "missingtable") QVERIFY(sql(path, "DROP TABLE catalog"));
        if (kind == "foreigntable") QVERIFY(sql(path, "CREATE TABLE notes(x)"));
        if (kind == "missingtree") QVERIFY(sql(path, "DROP TABLE large_1"));
        if (kind == "badschema")
            QVERIFY(sql(path, "INSERT INTO catalog VALUES('r','t','{',0); UPDATE state SET catalog=2"));
    }
};

RF_TEST_GUILESS_MAIN(TestOpen)

} // namespace tst_open

#include "tst_open.moc"
