// rangefinder [FILE or rangefinder:// link…]: the desktop program. --tour FOLDER walks through it without a display.

#include "app/composition.h"
#include "models/session/file_settings.h"
#include "models/session/preferences.h"
#include "ui/common/language.h"
#include "ui/common/theme.h"
#include "ui/shell/tour.h"

#include <QtWidgets>

#include <cstdio>

namespace pref = rf::models::pref;

namespace {

/// The size that was set; Qt reads it when the application begins. Whoever sets the variable by hand wins.
void scale() {
    const QString file = QDir(rf::models::FileSettings::userFolder()).filePath(QStringLiteral("Rangefinder.conf"));
    const int percent = QSettings(file, QSettings::IniFormat).value(pref::kScale, 100).toInt();
    if (percent < 75 || percent > 200 || percent == 100 || qEnvironmentVariableIsSet("QT_SCALE_FACTOR")) return;
    qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
}

struct Arguments {
    QStringList files;
    QString tour;
};

Arguments readArguments(const QApplication& app) {
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Explorer for DynamoDB tables"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({QStringLiteral("tour"),
                      QStringLiteral("Render a walk through the program to PNGs in FOLDER and end."),
                      QStringLiteral("FOLDER")});
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("Table files to open, and rangefinder:// links to follow."),
                                 QStringLiteral("[FILE…]"));
    parser.process(app);
    return {parser.positionalArguments(), parser.value(QStringLiteral("tour"))};
}

int walk(const Arguments& arguments) {
    if (arguments.files.size() != 1 || !QDir().mkpath(arguments.tour)) {
        std::fprintf(stderr, "The tour needs one table file and a folder it can make.\n");
        return 2;
    }
    rf::models::MemorySettings settings;
    rf::app::Composition program(&settings);
    rf::ui::Tour tour(&program.window(), &program.workspace());
    int number = 0;
    const QString trouble = tour.walk(arguments.files.first(), [&](QWidget* widget, const QString& name) {
        const QString file = QStringLiteral("%1-%2.png").arg(++number, 2, 10, QLatin1Char('0')).arg(name);
        widget->grab().save(QDir(arguments.tour).filePath(file));
    });
    if (trouble.isEmpty()) return 0;
    std::fprintf(stderr, "The tour ended early: %s\n", qPrintable(trouble));
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    const bool tour =
        std::any_of(argv, argv + argc, [](const char* each) { return QByteArray(each).startsWith("--tour"); });
    if (tour && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!tour) scale();
    QApplication app(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("Rangefinder"));
    QCoreApplication::setApplicationName(QStringLiteral("Rangefinder"));
    QCoreApplication::setApplicationVersion(QStringLiteral(RF_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("rangefinder"));
    const Arguments arguments = readArguments(app);
    if (!arguments.tour.isEmpty()) {
        rf::ui::Language::install(app, QStringLiteral("en"));
        rf::ui::Theme::instance().install(app);
        return walk(arguments);
    }
    rf::models::FileSettings settings(rf::models::FileSettings::userFolder());
    rf::ui::Language::install(app, rf::models::Preferences::in(settings, pref::kLanguage).toString());
    rf::ui::Theme::instance().install(app);
    rf::app::Composition program(&settings);
    program.workspace().restoreSession();
    program.window().show();
    program.window().open(arguments.files);
    return QApplication::exec();
}
