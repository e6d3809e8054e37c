// The window without a file, and the dialogs that start work.

#include "scene.h"

#include "ui/shell/about_dialog.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/create_table_dialog.h"
#include "ui/shell/file_dialogs.h"
#include "ui/shell/main_window.h"

#include <QtWidgets>

using namespace rf::ui;
using namespace rf::models;
using rf::gallery::Stage;

namespace {

rf::Result<std::unique_ptr<rf::Service>> nothing(const std::filesystem::path&, const rf::EngineOptions&) {
    return rf::Error{rf::ErrorCode::Io, "nothing opens here"};
}

/// A settings store with a few recent files of different ages.
struct Desk {
    Desk() {
        const QDateTime now = QDateTime::currentDateTime();
        const struct {
            const char* path;
            qint64 bytes;
            int tables;
            qint64 ago;
        } files[] = {
            {"work/storefront/data/shop.rfdb", 172'174'336, 6, 150},
            {"work/storefront/perf/loadtest-0628.rfdb", 2'040'109'465, 1, 2 * 86'400},
            {"work/billing/tenants.rfdb", 23'802'675, 3, 5 * 86'400},
            {"data/iot/sensor-archive.rfdb", 6'871'947'673, 2, 24 * 86'400},
        };
        QJsonArray entries;
        for (const auto& file : files) {
            QFile made(QDir::home().filePath(file.path));
            QDir().mkpath(QFileInfo(made).path());
            (void)made.open(QIODevice::WriteOnly);
            entries << QJsonObject{{"path", made.fileName()},
                                   {"bytes", double(file.bytes)},
                                   {"tables", file.tables},
                                   {"opened", now.addSecs(-file.ago).toString(Qt::ISODate)}};
        }
        settings.setValue("recentFiles", QString::fromUtf8(QJsonDocument(entries).toJson()));
    }
    QTemporaryDir folder;
    MemorySettings settings;
};

void welcome(Stage& stage) {
    Desk desk;
    Workspace workspace(nothing, &desk.settings);
    EndpointController endpoint(&workspace);
    MainWindow window(&workspace, &desk.settings, &endpoint);
    window.resize(1440, 900);
    window.show();
    stage.shoot(&window);
    window.commandPalette()->open(QStringLiteral("th"));
    stage.shoot(&window, "palette");
}

/// As the program is seen for the first time: no recent files.
void first(Stage& stage) {
    MemorySettings settings;
    Workspace workspace(nothing, &settings);
    EndpointController endpoint(&workspace);
    MainWindow window(&workspace, &settings, &endpoint);
    window.resize(1440, 900);
    window.show();
    stage.shoot(&window);
    window.resize(1120, 700);
    stage.shoot(&window, "small");
}

void dialogs(Stage& stage) {
    Desk desk;
    Workspace workspace(nothing, &desk.settings);
    auto show = [&](QDialog* dialog, const QString& part) {
        dialog->show();
        dialog->adjustSize();
        stage.shoot(dialog, part);
        delete dialog;
    };
    show(makeAboutDialog(nullptr), "about");
    QFile local(desk.folder.filePath("shared-local-instance.db"));
    (void)local.open(QIODevice::WriteOnly);
    show(new ConvertDialog(&workspace, local.fileName()), "convert");
    FileSession session(desk.folder.filePath("shop.rfdb"), FileSession::Mode::ReadWrite, nothing);
    auto* create = new CreateTableDialog(&session, QStringLiteral("us-east-1"));
    create->addIndex();
    create->resize(640, 620);
    show(create, "create-table");
}

RF_SCENE("welcome", welcome);
RF_SCENE("welcome-first", first);
RF_SCENE("dialogs", dialogs);

} // namespace
