// The PartiQL side of a tab: items, a scan that warns, a refusal.

#include "desk.h"

#include "ui/partiql/parameter_rows.h"
#include "ui/partiql/statement_editor.h"
#include "ui/partiql/statement_page.h"

#include <QtWidgets>

using namespace rf::models;
using namespace rf::gallery;

namespace {

void partiql(Stage& stage) {
    MemorySettings settings;
    Workspace workspace(rf::openEngine, &settings);
    EndpointController endpoint(&workspace);
    rf::ui::MainWindow window(&workspace, &settings, &endpoint);
    window.resize(1440, 900);
    window.show();
    const QTemporaryDir folder;
    FileSession* file = workspace.openFile(copyOfSample(folder.path()));
    stage.wait([&] { return file->state() == FileSession::State::Open && !file->tables().isEmpty(); });
    ItemsTab* tab = workspace.openTable(file, QStringLiteral("us-east-1"), QStringLiteral("Shop"));
    tab->setShowsStatement(true);
    StatementModel* model = tab->statement();
    const auto play = [&](const QString& text, const QList<StatementParameter>& parameters) {
        model->setStatement({.text = text, .parameters = parameters});
        stage.wait([&] { return model->plan().known; });
        model->run();
        stage.wait([&] { return model->state() != StatementModel::State::Running; });
        stage.settle();
    };
    play(QStringLiteral("SELECT pk, sk, status, total\nFROM \"Shop\".\"GSI1\"\nWHERE gsi1pk = ? AND total > ?"),
         {{ValueType::S, QStringLiteral("STATUS#SHIPPED")}, {ValueType::N, QStringLiteral("100")}});
    stage.shoot(&window);
    play(QStringLiteral("SELECT * FROM \"Shop\" WHERE contains(email, 'example.com')"), {});
    stage.shoot(&window, QStringLiteral("scan"));
    play(QStringLiteral("INSERT INTO \"Shop\" VALUE {'pk': 'CUSTOMER#c-20418', 'sk': 'PROFILE'}"), {});
    stage.shoot(&window, QStringLiteral("refused"));
}

RF_SCENE("partiql", partiql);

} // namespace
