#pragma once
// Bars over the work area: what other programs did to open files, and what can be done about it. One bar a file, there as
// long as it is so.

#include "models/session/workspace.h"

#include <QFrame>
#include <QHash>

class QVBoxLayout;

namespace rf::ui {

class NoticeBar : public QFrame {
    Q_OBJECT
public:
    NoticeBar(const QString& text, QWidget* parent = nullptr);
    void addAction(const QString& name, const QString& text, std::function<void()> run);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

class FileNotices : public QWidget {
    Q_OBJECT
public:
    explicit FileNotices(models::Workspace* workspace, QWidget* parent = nullptr);
    /// nullptr: nothing is to be said of the file.
    NoticeBar* barOf(models::FileSession* file) const { return m_bars.value(file); }

private:
    void follow(models::FileSession* file);
    void drop(models::FileSession* file);
    NoticeBar* make(models::FileSession* file);
    void saveCopy(models::FileSession* file);

    models::Workspace* m_workspace;
    QVBoxLayout* m_column;
    QHash<models::FileSession*, NoticeBar*> m_bars;
    QHash<models::FileSession*, models::Outside> m_said;
};

} // namespace rf::ui
