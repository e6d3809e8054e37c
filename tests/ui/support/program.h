#pragma once
// The program's window over real engines, with settings in memory; a second one with the same settings is its next run.

#include "models/live/endpoint_controller.h"
#include "tests/support/traffic_driver.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"
#include "ui/traffic/call_list.h"
#include "ui/traffic/traffic_page.h"

#include <QtTest>

namespace rf::ui::test {

inline constexpr int kProgramPatience = 20'000; ///< milliseconds; nothing here is measured against it

class Program {
public:
    explicit Program(models::MemorySettings* settings, models::ServiceOpener opener = rf::openEngine)
        : workspace(std::move(opener), settings), endpoint(&workspace), window(&workspace, settings, &endpoint) {
        workspace.setMaintenance(models::Maintenance::engine());
        endpoint.setPort(0); // a free one
        window.show();
    }

    models::ItemsTab* tab() { return window.work()->currentTab(); }
    /// Opens the file beside those that are open.
    bool opens(const QString& path) {
        window.open({path});
        return QTest::qWaitFor([this] { return tab() != nullptr; }, kProgramPatience);
    }
    bool serves(models::FileSession* file) {
        endpoint.start(file);
        return isServing();
    }
    bool isServing() {
        return QTest::qWaitFor([this] { return endpoint.state() == models::EndpointController::State::On; },
                               kProgramPatience);
    }
    bool stops() {
        return QTest::qWaitFor([this] { return endpoint.state() == models::EndpointController::State::Off; },
                               kProgramPatience);
    }
    bool rests() {
        return QTest::qWaitFor([this] { return tab()->items()->state() != models::ItemsModel::State::Loading; },
                               kProgramPatience);
    }
    bool hasKeys() {
        window.activateWindow();
        return QTest::qWaitForWindowActive(&window);
    }

    models::Workspace workspace;
    models::EndpointController endpoint;
    MainWindow window;
};

/// A program with one file open and served, and its window active.
class ServedProgram : public Program {
public:
    explicit ServedProgram(const QString& file, models::MemorySettings* settings) : Program(settings) {
        if (!opens(file)) qFatal("no table");
        if (!serves(workspace.files().first())) qFatal("not served");
        if (!hasKeys()) qFatal("not active");
    }

    TrafficPage* page() { return window.traffic(); }
    models::TrafficLog* log() { return window.trafficHub()->current(); }
    models::TrafficModel* calls() { return log()->calls(); }
    /// The status of the answer.
    int send(const QByteArray& operation, const QByteArray& body) {
        return rf::test::TrafficDriver(endpoint.port()).send(operation, body);
    }
    bool shows(int count) {
        return QTest::qWaitFor([this, count] { return calls()->rowCount() == count; }, kProgramPatience);
    }
    void goToTraffic() {
        QTest::keyClick(&window, Qt::Key_7, Qt::ControlModifier);
        if (!QTest::qWaitFor([this] { return page()->isVisible(); }, kProgramPatience)) qFatal("no traffic page");
    }
    void clickCall(int row) {
        CallList* list = page()->list();
        const QModelIndex cell = list->model()->index(row, models::TrafficModel::Time);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(cell).center());
    }
};

} // namespace rf::ui::test
