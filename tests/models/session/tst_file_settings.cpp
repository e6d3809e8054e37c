// Settings on disk: values and documents come back, damage is kept aside and said, two programs do not share a session.

#include "models/session/file_settings.h"
#include "tests/support/program.h"

#include <QDir>
#include <QTemporaryDir>

namespace tst_file_settings {

using namespace rf::models;

namespace {

// No raw strings: moc loses the class after them.
const char kEmptyLayout[] = "{\"tabs\":[]}", kEdits[] = "{\"a\":\"ä\"}", kCutOff[] = "{\"tabs\":[{\"pa";

void write(const QString& file, const QByteArray& content) {
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size()) qFatal("not written");
}
QByteArray read(const QString& file) {
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class TestFileSettings : public QObject {
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void valuesAndDocumentsComeBack() {
        {
            FileSettings settings(m_dir->path());
            settings.setValue("theme", "dark");
            settings.setValue("session/layout", kEmptyLayout);
            settings.setValue("session/edits/3", kEdits);
            QCOMPARE(settings.value("session/edits/3").toString(), kEdits);
        }
        FileSettings again(m_dir->path());
        QCOMPARE(again.value("theme").toString(), "dark");
        QCOMPARE(again.value("session/layout").toString(), kEmptyLayout);
        QCOMPARE(again.value("session/edits/3").toString(), kEdits);
        QCOMPARE(read(m_dir->filePath("session/edits/3.json")), QByteArray(kEdits));
        again.setValue("session/edits/3", {});
        again.flush();
        QVERIFY(!QFile::exists(m_dir->filePath("session/edits/3.json")));
        QVERIFY(!again.value("session/edits/3").isValid());
        QVERIFY(again.takeTroubles().isEmpty());
    }

    void theNewestContentIsWritten() {
        FileSettings settings(m_dir->path());
        for (int i = 0; i < 500; ++i) settings.setValue("session/layout", QStringLiteral("[%1]").arg(i));
        settings.flush();
        QCOMPARE(read(m_dir->filePath("session/layout.json")), QByteArray("[499]"));
    }

    void aDamagedSessionIsKeptAside() {
        const QByteArray damaged = kCutOff;
        write(m_dir->filePath("session/layout.json"), damaged);
        write(m_dir->filePath("session/layout.json.broken"), "an older one");
        FileSettings settings(m_dir->path());
        QVERIFY(!settings.value("session/layout").isValid());
        QCOMPARE(read(m_dir->filePath("session/layout.json.broken.2")), damaged);
        QCOMPARE(read(m_dir->filePath("session/layout.json.broken")), QByteArray("an older one"));
        const QStringList troubles = settings.takeTroubles();
        QCOMPARE(troubles.size(), 1);
        QVERIFY2(troubles.first().contains("layout.json.broken.2"), qPrintable(troubles.first()));
        QVERIFY(settings.takeTroubles().isEmpty());
        settings.setValue("session/layout", "{}");
        settings.flush();
        QCOMPARE(read(m_dir->filePath("session/layout.json")), QByteArray("{}"));
    }

    void damagedSettingsAreKeptAside_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("zeros after a power cut") << QByteArray(300, '\0');
        QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rihdx", 16);
        QTest::newRow("another program's text") << QByteArray("This is not an ini file\nat all\n");
    }
    void damagedSettingsAreKeptAside() {
        QFETCH(QByteArray, content);
        const QString file = m_dir->filePath("Rangefinder.conf");
        write(file, content);
        {
            FileSettings settings(m_dir->path());
            QCOMPARE(settings.takeTroubles().size(), 1);
            QCOMPARE(read(file + ".broken"), content);
            settings.setValue("theme", "light");
        }
        QCOMPARE(read(file + ".broken"), content);
        FileSettings again(m_dir->path());
        QCOMPARE(again.value("theme").toString(), "light");
        QVERIFY(again.takeTroubles().isEmpty());
    }

    void aSecondProgramHasItsOwnSession() {
        FileSettings first(m_dir->path());
        first.setValue("session/layout", "[1]");
        {
            FileSettings second(m_dir->path());
            QVERIFY(!first.isSecond());
            QVERIFY(second.isSecond());
            QVERIFY(!second.value("session/layout").isValid());
            QVERIFY(second.leftSessions().isEmpty()); // the first one is not left
            second.setValue("session/layout", "[2]");
            second.setValue("session/edits/0", "[22]");
            first.flush();
            QCOMPARE(first.value("session/layout").toString(), "[1]");
            QVERIFY(first.leftSessions().isEmpty()); // it is held
        }
        const auto left = first.leftSessions();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.first().value("session/layout").toString(), "[2]");
        QCOMPARE(left.first().value("session/edits/0").toString(), "[22]");
        QVERIFY(QFile::exists(m_dir->filePath("session-2/layout.json")));
        first.dropLeftSessions();
        QVERIFY(first.leftSessions().isEmpty());
        QVERIFY(!QFile::exists(m_dir->filePath("session-2/layout.json")));
    }

    void aSessionOfEarlierVersionsIsTakenFromTheSettings() {
        {
            QSettings ini(m_dir->filePath("Rangefinder.conf"), QSettings::IniFormat);
            ini.setValue("session/layout", "[7]");
        }
        FileSettings settings(m_dir->path());
        QCOMPARE(settings.value("session/layout").toString(), "[7]");
        settings.setValue("session/layout", "[8]");
        settings.flush();
        QVERIFY(!QSettings(m_dir->filePath("Rangefinder.conf"), QSettings::IniFormat).contains("session/layout"));
        QCOMPARE(settings.value("session/layout").toString(), "[8]");
    }

    void whatCannotBeWrittenIsSaid() {
        FileSettings settings(m_dir->path());
        write(m_dir->filePath("queries"), "a file where a folder should be");
        settings.setValue("queries/x", "[]");
        settings.flush();
        const QStringList troubles = settings.takeTroubles();
        QCOMPARE(troubles.size(), 1);
        QVERIFY2(troubles.first().contains("queries/x.json"), qPrintable(troubles.first()));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

RF_TEST_GUILESS_MAIN(TestFileSettings)

} // namespace tst_file_settings

#include "tst_file_settings.moc"
