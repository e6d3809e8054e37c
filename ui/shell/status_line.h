#pragma once
// The status bar: what the current tab read, running jobs, the current file.

#include "models/live/endpoint_controller.h"
#include "models/session/workspace.h"

#include <QHash>
#include <QStatusBar>

class QAbstractButton;
class QLabel;

namespace rf::ui {

class JobChip;
class StatusDot;

class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    /// Both outlive the bar; without `endpoint` nothing is said about serving.
    explicit StatusLine(models::Workspace* workspace, models::EndpointController* endpoint = nullptr,
                        QWidget* parent = nullptr);
    /// The parts shown at the left, as plain text.
    QString text() const { return m_parts.join(QStringLiteral(" · ")); }
    /// What the page of another mode than Items says of itself; empty: nothing. Shown while no tab is.
    void setPageParts(const QStringList& parts);
    /// Something that must not be overlooked, at the very left; empty: nothing. A click emits bannerClicked().
    void setBanner(const QString& text);
    QString banner() const;
    /// Takes a part of somebody else's, left of the file.
    void addPart(QWidget* part);
    QList<JobChip*> chips() const { return m_chips.values(); }

signals:
    void jobClicked(rf::models::Job* job);
    void bannerClicked();

private:
    void follow();
    void refresh();
    void showParts(const QStringList& parts);
    void showFile(models::FileSession* session);
    void showServing();
    void addJob(models::Job* job);

    models::Workspace* m_workspace;
    QPointer<models::ItemsTab> m_tab;
    QStringList m_parts, m_pageParts;
    QList<QLabel*> m_labels;
    models::EndpointController* m_endpoint;
    QAbstractButton* m_banner;
    QLabel* m_fileIcon;
    QLabel* m_file;
    StatusDot* m_servingDot;
    QLabel* m_serving;
    QHash<models::Job*, JobChip*> m_chips;
};

} // namespace rf::ui
