// gallery [--only TEXT] [--scale N] [FOLDER]: renders every scene, light and dark, without a display; at N times the pixels.

#include "scene.h"

#include "ui/common/plurals.h"
#include "ui/common/theme.h"

#include <QtWidgets>

#include <cstdio>

using namespace rf::gallery;
using rf::ui::Theme;

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home; // pictures show paths: the same on every machine
    qputenv("HOME", home.path().toUtf8());
    for (int i = 1; i + 1 < argc; ++i) // it is read when the application begins
        if (qstrcmp(argv[i], "--scale") == 0) qputenv("QT_SCALE_FACTOR", argv[i + 1]);
    QApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("Rangefinder"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RF_VERSION));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("only"), QStringLiteral("Scenes whose name holds TEXT."), QStringLiteral("TEXT")});
    parser.addOption({QStringLiteral("scale"), QStringLiteral("Pixels a point, as on a high-DPI screen."), QStringLiteral("N")});
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where the pictures go."));
    parser.process(app);
    const QString folder = parser.positionalArguments().value(0, QStringLiteral(RF_GALLERY_DIR));
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "Cannot make %s\n", qPrintable(folder));
        return 1;
    }
    rf::ui::EnglishPlurals plurals;
    QCoreApplication::installTranslator(&plurals);
    Theme::instance().install(app);
    int pictures = 0, empty = 0;
    for (const bool dark : {false, true}) {
        Theme::instance().setChoice(dark ? Theme::Choice::Dark : Theme::Choice::Light);
        for (const Scene& scene : scenes()) {
            if (!scene.name.contains(parser.value(QStringLiteral("only")))) continue;
            Stage stage(scene.name, folder, dark);
            scene.play(stage);
            pictures += stage.saved();
            if (stage.saved() > 0) continue;
            ++empty;
            std::fprintf(stderr, "%s gave no picture\n", qPrintable(scene.name));
        }
    }
    std::printf("%d pictures in %s\n", pictures, qPrintable(folder));
    return empty == 0 ? 0 : 1;
}
