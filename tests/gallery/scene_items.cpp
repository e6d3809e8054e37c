// The Items mode on the sample file, and the dialogs over it.

#include "desk.h"

#include "ui/shell/tour.h"

#include <QtWidgets>

using namespace rf::models;

namespace rf::gallery {

QString sampleFile() {
    static QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shop.rfdb"));
    if (!QFileInfo::exists(path))
        if (const auto made = rf::makeSample(path.toStdString(), "ecommerce", {}); !made)
            qFatal("%s", made.error().message.c_str());
    return path;
}

QString copyOfSample(const QString& folder) {
    const QString path = QDir(folder).filePath(QStringLiteral("shop.rfdb"));
    if (!QFile::copy(sampleFile(), path)) qFatal("no copy of the sample");
    return path;
}

} // namespace rf::gallery

using namespace rf::gallery;

namespace {

void items(Stage& stage) {
    MemorySettings settings;
    Workspace workspace(rf::openEngine, &settings);
    EndpointController endpoint(&workspace);
    rf::ui::MainWindow window(&workspace, &settings, &endpoint);
    rf::ui::Tour tour(&window, &workspace);
    const QString trouble = tour.walk(sampleFile(), [&](QWidget* widget, const QString& name) {
        if (name != QLatin1String("welcome")) stage.shoot(widget, name == QLatin1String("items") ? QString() : name);
    });
    if (!trouble.isEmpty()) qWarning("%s", qPrintable(trouble));
}

RF_SCENE("items", items);

} // namespace
