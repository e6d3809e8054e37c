// Every input that a fuzzer found interesting, or that once broke something, once more: no crash, no broken promise.

#include "tests/fuzz/targets.h"

#include "engine/api/operations.h"

#include <QDir>
#include <QtTest>

class TestCorpus : public QObject {
    Q_OBJECT

    static int run(const char* folder, void (*target)(const std::uint8_t*, std::size_t)) {
        const QDir corpus(QStringLiteral(RF_SOURCE_DIR "/tests/fuzz/corpus/") + QLatin1String(folder));
        int inputs = 0;
        for (const QString& name : corpus.entryList(QDir::Files)) {
            QFile file(corpus.filePath(name));
            if (!file.open(QIODevice::ReadOnly)) continue;
            for (const QByteArray& line : file.readAll().split('\n')) {
                // A file holds an input a line, in hexadecimal: inputs hold any byte.
                const QByteArray input = QByteArray::fromHex(line);
                if (input.isEmpty()) continue;
                target(reinterpret_cast<const std::uint8_t*>(input.constData()), std::size_t(input.size()));
                ++inputs;
            }
        }
        return inputs;
    }

private slots:
    void requests() { QVERIFY(run("request", rf::fuzz::request) > 20); }
    void expressions() { QVERIFY(run("expression", rf::fuzz::expression) > 20); }

    /// Deep and long inputs that no fuzzer reaches by itself.
    void deepInputs() {
        const auto feed = [](auto target, const QByteArray& kind, const QByteArray& text) {
            const QByteArray input = kind + text;
            target(reinterpret_cast<const std::uint8_t*>(input.constData()), std::size_t(input.size()));
        };
        for (const int depth : {33, 300, 4'000, 200'000}) {
            const QByteArray open(depth, '('), close(depth, ')');
            for (const char which : {0, 1, 2, 3, 4, 5}) {
                const QByteArray kind(1, which);
                feed(rf::fuzz::expression, kind, open + "a" + close);
                feed(rf::fuzz::expression, kind, QByteArray("NOT ").repeated(depth) + "a = :n");
                feed(rf::fuzz::expression, kind, QByteArray("a = :n AND ").repeated(depth) + "a = :n");
                feed(rf::fuzz::expression, kind, "SET a = " + QByteArray("if_not_exists(a, ").repeated(depth) + ":n" + close);
                feed(rf::fuzz::expression, kind, "l" + QByteArray("[0]").repeated(depth));
                feed(rf::fuzz::expression, kind, "m" + QByteArray(".k").repeated(depth));
                feed(rf::fuzz::expression, kind, "SELECT * FROM T WHERE " + open + "a = ?" + close);
                feed(rf::fuzz::expression, kind, "INSERT INTO T VALUE " + QByteArray("{'a':").repeated(depth));
            }
            for (const auto& row : rf::operations()) {
                const QByteArray operation = QByteArray(row.name.data(), qsizetype(row.name.size())) + '\n';
                feed(rf::fuzz::request, operation, QByteArray("{\"Item\":").repeated(depth));
                feed(rf::fuzz::request, operation, QByteArray("[").repeated(depth) + QByteArray("]").repeated(depth));
                feed(rf::fuzz::request, operation,
                     "{\"TableName\":\"Tab\",\"Item\":{\"pk\":" + QByteArray("{\"L\":[").repeated(depth) + "{\"S\":\"x\"}" +
                         QByteArray("]}").repeated(depth) + "}}");
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCorpus)
#include "tst_corpus.moc"
