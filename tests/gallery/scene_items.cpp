// The Items mode on the sample file, and the dialogs over it.

#include "scene.h"

#include "models/session/workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/tour.h"

#include <QtWidgets>

using namespace rf::models;
using rf::gallery::Stage;

namespace {

/// Made once for all pictures of a run.
QString sampleFile() {
    static QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shop.rfdb"));
    if (!QFileInfo::exists(path))
        if (const auto made = rf::makeSample(path.toStdString(), "ecommerce", {}); !made)
            qFatal("%s", made.error().message.c_str());
    return path;
}

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
