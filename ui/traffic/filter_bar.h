#pragma once
// The filters of the list: client, operation, table, latency, status, text.

#include "models/live/traffic_model.h"

#include <QFrame>
#include <QPointer>

class QComboBox;

namespace rf::ui {

class SearchField;
class Segments;

class TrafficFilterBar : public QObject {
    Q_OBJECT
public:
    explicit TrafficFilterBar(QObject* parent = nullptr);

    void setModel(models::TrafficModel* model);
    Segments* status() const { return m_status; }
    SearchField* search() const { return m_search; }
    QComboBox* client() const { return m_client; }
    QComboBox* operation() const { return m_operation; }
    QComboBox* table() const { return m_table; }
    QComboBox* slow() const { return m_slow; }
    void clearFilters();

private:
    void apply();
    void refreshChoices();

    QPointer<models::TrafficModel> m_model;
    Segments* m_status;
    SearchField* m_search;
    QComboBox* m_client;
    QComboBox* m_operation;
    QComboBox* m_table;
    QComboBox* m_slow;
};

} // namespace rf::ui
