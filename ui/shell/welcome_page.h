#pragma once

#include "models/session/workspace.h"
#include "ui/common/commands.h"

#include <QScrollArea>

namespace rf::ui {

class RecentList;

/// What the program shows with no table open: start, recent files, samples, import. It runs commands; opening a recent
/// file it asks for.
class WelcomePage : public QScrollArea {
    Q_OBJECT
public:
    WelcomePage(models::Workspace* workspace, CommandRegistry* commands, QWidget* parent = nullptr);
    RecentList* recentList() const { return m_recent; }

signals:
    void openRequested(const QString& path);

private:
    QWidget* heading();
    QWidget* startColumn(CommandRegistry* commands);
    QWidget* recentColumn(models::RecentFiles* recent);
    QWidget* sampleRow(CommandRegistry* commands);
    QWidget* importRow(CommandRegistry* commands);
    RecentList* m_recent = nullptr;
};

} // namespace rf::ui
