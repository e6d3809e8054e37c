// Themes: every token is replaced, pairs of the design keep their contrast, a switch reaches palette, sheet and icons.

#include "ui/common/fonts.h"
#include "tests/support/program.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QtWidgets>

namespace tst_theme {

using namespace rf::ui;

namespace {

double luminance(const QColor& color) {
    const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor inkOf(const QPixmap& pixmap) {
    const QImage image = pixmap.toImage();
    QColor best(Qt::transparent);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).alpha() > best.alpha()) best = image.pixelColor(x, y);
    return best;
}

bool near(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) < 6 && std::abs(a.green() - b.green()) < 6 && std::abs(a.blue() - b.blue()) < 6;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::instance().install(*qApp); }
    void cleanup() { Theme::instance().setChoice(Theme::Choice::Light); }

    void contrast_data() {
        QTest::addColumn<QString>("ink");
        QTest::addColumn<QString>("ground");
        QTest::addColumn<double>("least");
        const struct {
            const char* ink;
            const char* ground;
            double least;
        } pairs[] = {
            {"text", "base", 4.5},
            {"text", "window", 4.5},
            {"text", "chrome", 4.5},
            {"text", "accentSoft", 4.5},
            {"text2", "base", 4.5},
            {"text2", "window", 4.5},
            {"text2", "chrome", 4.5},
            {"text2", "accentSoft", 4.5},
            {"text3", "base", 4.5},
            {"text3", "window", 4.5},
            {"text3", "alt", 4.5},
            {"text3", "recess", 4.5},
            {"onAccent", "accent", 4.5},
            {"accentText", "base", 4.5},
            {"accentText", "accentSoft", 4.5},
            {"ctl", "base", 3},
            {"ctl", "window", 3},
            {"read", "window", 4.5},
            {"write", "window", 4.5},
            {"danger", "dangerSoft", 4.5},
            {"warn", "warnSoft", 4.5},
            {"ok", "okSoft", 4.5},
            {"text", "warnSoft", 4.5},
            {"typeNumber", "accentSoft", 4.5},
            {"typeNumber", "warnSoft", 4.5},
            {"typeBool", "base", 4.5},
            {"typeMap", "base", 4.5},
            {"typeSet", "base", 4.5},
            {"typeBinary", "base", 4.5},
            {"onTip", "tip", 4.5},
        };
        for (const auto& pair : pairs)
            QTest::addRow("%s on %s", pair.ink, pair.ground) << pair.ink << pair.ground << pair.least;
    }
    void contrast() {
        QFETCH(QString, ink);
        QFETCH(QString, ground);
        QFETCH(double, least);
        for (const bool dark : {false, true})
            QVERIFY(tst_theme::contrast(color(tokenOf(ink), dark), color(tokenOf(ground), dark)) >= least);
    }

    void everyTokenHasItsOwnName() {
        QSet<QString> names;
        for (int i = 0; i < int(Token::Count); ++i) {
            QCOMPARE(tokenOf(tokenName(Token(i))), Token(i));
            names << tokenName(Token(i));
        }
        QCOMPARE(names.size(), int(Token::Count));
        QCOMPARE(tokenOf("nothing"), Token::Count);
    }

    void sheetNamesOnlyTokens() {
        for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
            Theme::instance().setChoice(choice);
            QVERIFY(qApp->styleSheet().size() > 1000);
            QVERIFY2(!qApp->styleSheet().contains('@'), "a name in style.qss is no token");
        }
    }

    void imagesOfTheSheetExist() {
        static const QRegularExpression url("url\\(([^)]*)\\)");
        for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
            Theme::instance().setChoice(choice);
            auto matches = url.globalMatch(qApp->styleSheet());
            QVERIFY(matches.hasNext());
            while (matches.hasNext()) {
                const QString path = matches.next().captured(1);
                QVERIFY2(QFile::exists(path), qPrintable(path));
            }
        }
    }

    void resolveReplacesTokensOnly() {
        QCOMPARE(Theme::resolve("a{color:@text;image:url(x-@suffix.svg);b:@nope}", true),
                 QString("a{color:%1;image:url(x-dark.svg);b:@nope}").arg(color(Token::Text, true).name()));
        QCOMPARE(Theme::resolve("@text2@text", false),
                 color(Token::Text2, false).name() + color(Token::Text, false).name());
    }

    void switchingReachesEverything() {
        QSignalSpy changed(&Theme::instance(), &Theme::changed);
        const QIcon made = icon("table", Token::Text);
        QVERIFY(near(inkOf(made.pixmap(16, 16)), color(Token::Text, false)));
        Theme::instance().setChoice(Theme::Choice::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(Theme::instance().isDark());
        QCOMPARE(qApp->palette().color(QPalette::Base), color(Token::Base, true));
        QVERIFY(near(inkOf(made.pixmap(16, 16)), color(Token::Text, true)));
        Theme::instance().setChoice(Theme::Choice::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void choicesHaveKeys() {
        for (const auto choice : {Theme::Choice::System, Theme::Choice::Light, Theme::Choice::Dark})
            QCOMPARE(Theme::choiceOf(Theme::choiceKey(choice)), choice);
        QCOMPARE(Theme::choiceOf("purple"), Theme::Choice::System);
    }

    void everyIconDraws() {
        const QStringList files = QDir(":/rf/icons").entryList({"*.svg"});
        QVERIFY(files.size() > 50);
        for (const QString& file : files) {
            const QPixmap pixmap = iconPixmap(QFileInfo(file).baseName(), 20, Qt::red, 2.0);
            QCOMPARE(pixmap.size(), QSize(40, 40));
            QCOMPARE(pixmap.devicePixelRatio(), 2.0);
            QVERIFY2(near(inkOf(pixmap), Qt::red), qPrintable(file));
        }
    }

    void disabledIconsAreDimmed() {
        const QIcon made = icon("table", Token::AccentText);
        QVERIFY(near(inkOf(made.pixmap({16, 16}, QIcon::Disabled)), color(Token::Text3)));
        QTest::ignoreMessage(QtWarningMsg, "No icon named nonsense");
        QVERIFY(icon("nonsense").isNull());
    }

    void monoJoinsNothing() {
        QVERIFY(monoFont().styleStrategy() & QFont::PreferNoShaping);
        QCOMPARE(monoFont(11).pixelSize(), 11);
        QCOMPARE(uiFont(16, QFont::DemiBold).weight(), QFont::DemiBold);
        const QFontMetrics metrics(monoFont());
        QCOMPARE(metrics.horizontalAdvance("<>"), metrics.horizontalAdvance("ab"));
    }
};

RF_TEST_MAIN(TestTheme)

} // namespace tst_theme

#include "tst_theme.moc"
