// German as proof that every word can be another: the catalogue is whole, and the main screens keep no English.

#include "tests/support/program.h"
#include "tests/ui/support/program.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QXmlStreamReader>

namespace tst_language {

using namespace rf::models;
using namespace rf::ui;
using rf::ui::test::kProgramPatience;
using rf::ui::test::Program;

namespace {

struct Message {
    QString source;
    QStringList forms;
    bool numerus = false, finished = true;
};

QList<Message> catalogue() {
    QFile file(RF_SOURCE_DIR "/resources/i18n/rangefinder_de.ts");
    if (!file.open(QIODevice::ReadOnly)) qFatal("no catalogue");
    QXmlStreamReader xml(&file);
    QList<Message> all;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == u"message") all << Message{{}, {}, xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes")};
        if (xml.name() == u"source") all.last().source = xml.readElementText();
        if (xml.name() == u"translation") {
            all.last().finished = xml.attributes().value(QLatin1String("type")) != QLatin1String("unfinished");
            if (!all.last().numerus) all.last().forms << xml.readElementText();
        }
        if (xml.name() == u"numerusform") all.last().forms << xml.readElementText();
    }
    return all;
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression mark("%[0-9n]");
    QStringList found;
    for (auto match = mark.globalMatch(text); match.hasNext();) found << match.next().captured();
    found.sort();
    found.removeDuplicates();
    return found;
}

QStringList wordsOf(QWidget* window) {
    QStringList words;
    for (QWidget* widget : window->findChildren<QWidget*>()) {
        words << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
        if (auto* label = qobject_cast<QLabel*>(widget)) words << label->text();
        if (auto* button = qobject_cast<QAbstractButton*>(widget)) words << button->text();
        if (auto* field = qobject_cast<QLineEdit*>(widget)) words << field->placeholderText();
        if (auto* box = qobject_cast<QComboBox*>(widget))
            for (int i = 0; i < box->count(); ++i) words << box->itemText(i);
    }
    for (QAction* action : window->findChildren<QAction*>()) words << action->text() << action->iconText();
    words.removeDuplicates();
    return words;
}

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        m_file = QDir(QFileInfo(m_folder.path()).canonicalFilePath()).filePath("shop.rfdb");
        QVERIFY(rf::makeSample(m_file.toStdString(), "ecommerce", {}));
        Language::install(*qApp, "de");
        Theme::instance().install(*qApp);
    }

    void theCatalogueIsWhole() {
        const auto all = catalogue();
        QVERIFY(all.size() > 1'500);
        for (const Message& message : all) {
            QVERIFY2(message.finished, qPrintable("unfinished: " + message.source));
            QCOMPARE(message.forms.size(), message.numerus ? 2 : 1);
            for (const QString& form : message.forms) {
                QVERIFY2(!form.isEmpty(), qPrintable("empty: " + message.source));
                QVERIFY2(placeholders(form) == placeholders(message.source), qPrintable(message.source + " -> " + form));
            }
        }
    }

    void theSettingChooses() {
        QCOMPARE(Language::chosen("de"), "de");
        QCOMPARE(Language::chosen("en"), "en");
        QVERIFY(QStringList({"de", "en"}).contains(Language::chosen("")));
        QCOMPARE(QLocale().language(), QLocale::German);
        QCOMPARE(QCoreApplication::translate("rf::ui::Dialog", "Cancel"), "Abbrechen");
        QCOMPARE(QCoreApplication::translate("Any", "%n item(s)", nullptr, 1), "1 Item");
        QCOMPARE(QCoreApplication::translate("Any", "%n item(s)", nullptr, 3), "3 Items");
        QCOMPARE(QCoreApplication::translate("Any", "no such words"), "no such words");
        QCOMPARE(QCoreApplication::translate("Any", "%n unknown thing(s)", nullptr, 1), "1 unknown thing");
    }

    void theMainScreensKeepNoEnglish() {
        QHash<QString, QString> german;
        for (const Message& message : catalogue())
            if (!message.forms.contains(message.source)) german.insert(message.source, message.forms.first());
        QSet<QString> ours;
        for (const QString& each : german) ours.insert(each);
        MemorySettings settings;
        Program program(&settings);
        const auto check = [&](const char* screen) {
            QStringList left;
            for (const QString& words : wordsOf(&program.window))
                if (german.contains(words) && !ours.contains(words)) left << words;
            QVERIFY2(left.isEmpty(), qPrintable(QString(screen) + ": " + left.join(" | ")));
        };
        check("welcome");
        QVERIFY(program.opens(m_file));
        program.tab()->query()->setKeyValue("pk", "CUSTOMER#c-20418");
        program.tab()->run();
        QVERIFY(QTest::qWaitFor([&] { return program.tab()->items()->loaded() > 20; }, kProgramPatience) && program.rests());
        program.tab()->items()->deleteRows({3});
        for (const char* mode : {"mode.items", "mode.capacity", "mode.streams", "mode.traffic", "view.settings", "view.palette"}) {
            program.window.commands()->trigger(mode);
            QTest::qWait(50);
            check(mode);
        }
        QCOMPARE(program.window.commands()->action("items.run")->text(), "&Ausführen");
        QCOMPARE(program.window.commands()->action("view.settings")->text(), "&Einstellungen …");
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
};

RF_TEST_MAIN(TestLanguage)

} // namespace tst_language

#include "tst_language.moc"
