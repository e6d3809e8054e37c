// Sizes in words: every screen says them alike.

#include "models/value/size_text.h"
#include "tests/support/program.h"

#include <QLocale>

namespace tst_size_text {

using namespace rf::models;

class TestSizeText : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void sizes() {
        QCOMPARE(sizeText(742), "742 B");
        QCOMPARE(sizeText(12'700), "12.4 KB");
        QCOMPARE(sizeText(172'174'336), "164.2 MB");
    }
    void smallOnesInFull() {
        QCOMPARE(bytesText(0), "0 B");
        QCOMPARE(bytesText(1'024), "1,024 B");
        QCOMPARE(bytesText(9'999), "9,999 B");
        QCOMPARE(bytesText(10'000), "9.8 KB");
        QCOMPARE(bytesText(409'600), "400.0 KB");
    }
};

RF_TEST_GUILESS_MAIN(TestSizeText)

} // namespace tst_size_text

#include "tst_size_text.moc"
