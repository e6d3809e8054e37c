// Text put down glyph by glyph looks as QPainter's own does.

#include "ui/common/fonts.h"
#include "tests/support/program.h"
#include "ui/common/mono_text.h"
#include "ui/common/theme.h"

#include <QtWidgets>

namespace tst_mono_text {

using namespace rf::ui;

class TestMonoText : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }

    void looksAsDrawTextDoes_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("right");
        for (const int width : {8, 20, 61, 140, 400})
            for (const char* text : {"CUSTOMER#c-20418", "12.5", "a", "~ {}[] \"x\"", "caf\u00e9 \u4e16\u754c", ""})
                for (const bool right : {false, true})
                    QTest::addRow("%s in %d, %s", text, width, right ? "right" : "left") << QString::fromUtf8(text) << width << right;
        QTest::addRow("long") << QString(5'000, u'x') << 140 << false;
        QTest::addRow("long, and not plain where it is not seen") << QString(200, u'x') + QStringLiteral("\u00e9") << 140 << false;
    }

    void looksAsDrawTextDoes() {
        QFETCH(QString, text);
        QFETCH(int, width);
        QFETCH(bool, right);
        const QRect rect(5, 3, width, 25);
        for (const int scale : {1, 2})
            for (const int pixels : {11, 12}) {
                const MonoText mono(monoFont(pixels));
                const QImage mine = painted(scale, width, [&](QPainter* painter) {
                    mono.draw(painter, rect, right ? Qt::AlignRight : Qt::AlignLeft, text);
                });
                const QImage theirs = painted(scale, width, [&](QPainter* painter) {
                    painter->setFont(monoFont(pixels));
                    painter->drawText(rect, int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter),
                                      painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
                });
                QVERIFY2(mine == theirs, qPrintable(QStringLiteral("scale %1, %2 px").arg(scale).arg(pixels)));
            }
    }

    void widthIsThatOfTheMetrics() {
        const MonoText mono(monoFont(12));
        for (const char* text : {"", "x", "CUSTOMER#c-20418", "caf\u00e9"})
            QCOMPARE(mono.width(QString::fromUtf8(text)), QFontMetrics(monoFont(12)).horizontalAdvance(QString::fromUtf8(text)));
    }

    void whatIsStruckHasALineThroughAllOfIt() {
        const MonoText mono(monoFont(12));
        const QString blank(10, u' '); // nothing but the line is to be seen
        const QImage image = painted(1, 140, [&](QPainter* painter) { mono.draw(painter, QRect(5, 3, 140, 25), Qt::AlignLeft, blank, true); });
        int dark = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x) dark += image.pixelColor(x, y).lightness() < 128;
        QVERIFY2(std::abs(dark - mono.width(blank)) <= 1, qPrintable(QString::number(dark)));
    }

    void aFontOfManyWidthsIsDrawnTheLongWay() {
        const MonoText words(uiFont(13));
        const QRect rect(5, 3, 90, 25);
        const QImage mine = painted(1, 90, [&](QPainter* painter) { words.draw(painter, rect, Qt::AlignLeft, QStringLiteral("Will it fit in here?")); });
        const QImage theirs = painted(1, 90, [&](QPainter* painter) {
            painter->setFont(uiFont(13));
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(QStringLiteral("Will it fit in here?"), Qt::ElideRight, 90));
        });
        QVERIFY(mine == theirs);
    }

private:
    template <class Paint>
    static QImage painted(int scale, int width, Paint paint) {
        QImage image(QSize(width + 10, 31) * scale, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(scale);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setPen(Qt::black);
        paint(&painter);
        painter.end();
        return image;
    }
};

RF_TEST_MAIN(TestMonoText)

} // namespace tst_mono_text

#include "tst_mono_text.moc"
