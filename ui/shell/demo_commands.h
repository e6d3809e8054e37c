#pragma once
// Help → Demo traffic: asks how, makes a table where there is none, and shows what runs in the status bar.

#include "models/live/demo_traffic.h"
#include "ui/common/commands.h"

#include <QFrame>

#include <functional>

class QLabel;

namespace rf::ui {

class IconButton;
class StatusDot;

/// "Demo traffic 148/s · 3 throttled" with a button that stops it.
class DemoChip : public QFrame {
    Q_OBJECT
public:
    explicit DemoChip(QWidget* parent = nullptr);
    void show(const models::DemoTraffic& traffic);
    QString text() const;
    IconButton* stopButton() const { return m_stop; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StatusDot* m_dot;
    QLabel* m_text;
    IconButton* m_stop;
};

class DemoCommands : public QObject {
    Q_OBJECT
public:
    using CurrentFile = std::function<models::FileSession*()>;
    /// All outlive the object; dialogs stand before `window`.
    DemoCommands(models::Workspace* workspace, models::EndpointController* endpoint, CommandRegistry* commands, CurrentFile file,
                 QWidget* window);

    models::DemoTraffic* traffic() { return &m_traffic; }
    DemoChip* chip() const { return m_chip; } ///< for the status bar, which takes it
    void begin();

signals:
    void notice(const QString& text);
    void started(rf::models::FileSession* file, const QString& region, const QString& table);

private:
    models::FileSession* file() const;
    void choose(models::FileSession* file);
    void offerTable(models::FileSession* file);
    void sync();

    models::Workspace* m_workspace;
    models::EndpointController* m_endpoint;
    CommandRegistry* m_commands;
    CurrentFile m_file;
    QWidget* m_window;
    models::DemoTraffic m_traffic;
    models::DemoChoice m_choice;
    QPointer<DemoChip> m_chip;
    models::DemoTraffic::State m_shown = models::DemoTraffic::State::Off;
};

} // namespace rf::ui
