#pragma once
// The program with the sample file open, for scenes that look at one state of it.

#include "scene.h"

#include "models/session/workspace.h"
#include "tests/models/support/shop.h"
#include "ui/item/items_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"

#include <QtWidgets>

namespace rf::gallery {

/// The e-commerce sample, made once for all pictures of a run. Scenes only read it, or work on a copyOfSample().
QString sampleFile();
QString copyOfSample(const QString& folder);

class Desk {
public:
    explicit Desk(Stage& stage)
        : m_stage(stage),
          workspace([this](const std::filesystem::path& file,
                           const rf::EngineOptions& options) { return opened(file, options); },
                    &settings),
          endpoint(&workspace), window(&workspace, &settings, &endpoint) {
        workspace.setMaintenance(models::Maintenance::engine());
        window.resize(1440, 900);
        window.show();
    }
    ~Desk() {
        for (const models::FileSession* file : workspace.files()) { // one that was closed is gone, with its service
            if (auto* open = file->client() ? dynamic_cast<models::test::HeldService*>(file->client()->service().get()) : nullptr) open->release();
        }
        qDeleteAll(window.findChildren<QDialog*>());
    }

    /// Opens the file and shows its first table; nullptr when that fails.
    models::ItemsTab* open(const QString& file) {
        auto* session = workspace.openFile(file);
        m_stage.wait([=] { return session->state() != models::FileSession::State::Opening; });
        if (session->tables().isEmpty()) return nullptr;
        const auto& table = session->tables().first();
        return workspace.openTable(session, table.region, table.name);
    }
    /// A customer's orders, as the other pictures have them.
    void queryOrders(models::ItemsTab* tab, const QString& customer = QStringLiteral("CUSTOMER#c-20418")) {
        tab->query()->setKeyValue(QStringLiteral("pk"), customer);
        tab->query()->setKeyOperator(QStringLiteral("sk"), models::RangeOperator::BeginsWith);
        tab->query()->setKeyValue(QStringLiteral("sk"), QStringLiteral("ORDER#"));
        run(tab);
    }
    void run(models::ItemsTab* tab) {
        tab->run();
        m_stage.wait([=] { return tab->items()->hasRun() && tab->items()->state() != models::ItemsModel::State::Loading; });
    }
    void edit(models::ItemsTab* tab, int row, const QString& attribute, const QString& text) {
        tab->items()->setData(tab->items()->index(row, tab->items()->columnOf(attribute)), text);
    }
    ui::ItemsPage* page(models::ItemsTab* tab) { return qobject_cast<ui::ItemsPage*>(window.work()->pageOf(tab)); }
    /// The dialog that shows, over the dimmed window.
    void shootDialog(const QString& part) {
        QDialog* dialog = nullptr;
        m_stage.wait([&] {
            for (auto* each : window.findChildren<QDialog*>())
                if (each->isVisible()) dialog = each;
            return dialog != nullptr;
        }, 10'000);
        if (dialog) m_stage.shootOver(&window, dialog, part);
    }

private:
    rf::Result<std::unique_ptr<rf::Service>> opened(const std::filesystem::path& file,
                                                    const rf::EngineOptions& options) {
        auto engine = rf::openEngine(file, options);
        if (!engine) return std::move(engine).error();
        auto service = std::make_unique<models::test::HeldService>(std::move(*engine));
        held = service.get();
        return std::unique_ptr<rf::Service>(std::move(service));
    }
    Stage& m_stage;

public:
    models::test::HeldService* held = nullptr;
    models::MemorySettings settings;
    models::Workspace workspace;
    models::EndpointController endpoint;
    ui::MainWindow window;
};

} // namespace rf::gallery
