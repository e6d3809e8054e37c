#pragma once
// The window: menu row, rail, sidebar, work area, status bar. It arranges and remembers; files, tabs, jobs are the
// workspace's, what happens with files is FileFlows', pages answer their own commands.

#include "models/live/endpoint_controller.h"
#include "models/live/traffic_hub.h"
#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QMainWindow>

class QSplitter;

namespace rf::ui {

class AlarmCommands;
class BillCommands;
class CapacityPage;
class CommandPalette;
class DemoCommands;
class EndpointSwitch;
class ExplorerView;
class FileFlows;
class FileNotices;
class ModePages;
class Navigator;
class PreferenceCommands;
class QueryCommands;
class StatusLine;
class StalenessCommands;
class StreamPage;
class TrafficPage;
class WindowMemory;
class WorkArea;
struct ShownPlace;
struct TableChoice;

class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    /// None is owned; all outlive the window.
    MainWindow(models::Workspace* workspace, models::SettingsStore* settings, models::EndpointController* endpoint,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    CommandRegistry* commands() const { return m_commands; }
    FileFlows* files() const { return m_files; }
    CommandPalette* commandPalette(); ///< made, when it is not yet
    ExplorerView* explorer() const { return m_explorer; }
    WorkArea* work() const { return m_work; }
    StatusLine* statusLine() const { return m_status; }
    TrafficPage* traffic() const;
    CapacityPage* capacity() const;
    StreamPage* streams() const;
    models::TrafficHub* trafficHub() const { return m_hub; }
    EndpointSwitch* endpointSwitch() const { return m_serve; }
    BillCommands* bill() const { return m_bill; }
    DemoCommands* demo() const { return m_demo; }
    AlarmCommands* alarms() const { return m_alarms; }
    FileNotices* fileNotices() const { return m_notices; }
    Navigator* navigator() const { return m_navigator; }
    PreferenceCommands* preferences() const { return m_preferences; }
    QueryCommands* queries() const { return m_queries; }

    /// Opens files, and follows links (place_link.h), given on the command line or dropped.
    void open(const QStringList& what);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildMenuRow();
    void buildBody();
    void answerCommands();
    void closeTab(models::ItemsTab* tab);
    void showItems();
    void buildModes();
    void buildInsight();
    void refreshModes();
    void buildMemory();
    void buildNavigation();
    void goTo(const ShownPlace& place, models::FileSession* file);
    void notice(const QString& text);
    TableChoice place() const;

    models::Workspace* m_workspace;
    models::SettingsStore* m_settings;
    models::EndpointController* m_endpoint;
    CommandRegistry* m_commands;
    models::TrafficHub* m_hub;
    ModePages* m_modes = nullptr;
    QSplitter* m_split = nullptr;
    ExplorerView* m_explorer = nullptr;
    WorkArea* m_work = nullptr;
    StatusLine* m_status = nullptr;
    CommandPalette* m_palette = nullptr;
    FileFlows* m_files = nullptr;
    EndpointSwitch* m_serve = nullptr;
    StalenessCommands* m_staleness = nullptr;
    BillCommands* m_bill = nullptr;
    DemoCommands* m_demo = nullptr;
    AlarmCommands* m_alarms = nullptr;
    FileNotices* m_notices = nullptr;
    Navigator* m_navigator = nullptr;
    PreferenceCommands* m_preferences = nullptr;
    QueryCommands* m_queries = nullptr;
    WindowMemory* m_memory = nullptr;
    int m_lastTab = 0; ///< to come back to from the welcome page
};

} // namespace rf::ui
